import { etagOf, noneMatchNames } from './etag.js';

describe('If-None-Match', () => {
  it.each([
    ['"3"', true],
    ['W/"3"', true],
    ['"1", W/"2" ,"3"', true],
    [' * ', true],
    ['"33"', false],
    ['3', false],
    ['"3', false],
    ['', false],
    ['"*"', false],
    [undefined, false],
  ])('%j names revision 3: %s', (header, named) => {
    expect(noneMatchNames(header, etagOf(3))).toBe(named);
  });
});
