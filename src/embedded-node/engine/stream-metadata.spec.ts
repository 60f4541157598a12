import { DELETED_METADATA, isDeleted, parseMetadata, undeleted } from './stream-metadata.js';

const parse = (text: string) => parseMetadata(Buffer.from(text));

it('reads what hides events, and leaves the rest to the client', () => {
  expect(parse('{"$maxCount":3,"$maxAge":60,"$tb":7,"$acl":{"$r":"a"},"custom":1}')).toEqual({
    maxCount: 3,
    maxAgeSeconds: 60,
    truncateBefore: 7,
  });
});

it.each([
  '',
  'no json',
  '[]',
  'null',
  '"text"',
  '{"$maxCount":0,"$maxAge":-1,"$tb":-5}',
  '{"$tb":"3"}',
  '{"$maxCount":2,"$tb":"3"}',
  '{"$maxCount":2,"$maxAge":null}',
  '{"$maxCount":2,"$maxAge":922337203686}',
  '{"$maxCount":2,"$cacheControl":1.5}',
  '{"$maxCount":2,"$acl":"a"}',
  '{"$tb":9223372036854776000}',
])('takes %j for none', (text) => {
  expect(parse(text)).toEqual({});
});

it('knows a deleted stream by its $tb', () => {
  expect(isDeleted(parseMetadata(DELETED_METADATA))).toBe(true);
  expect(isDeleted(parse('{"$tb":9007199254740991}'))).toBe(false);
});

it('keeps all else when a stream begins again', () => {
  expect(undeleted(Buffer.from('{"$maxCount":9,"own":[1],"$tb":1}'), 3)?.toString()).toBe(
    '{"$maxCount":9,"own":[1],"$tb":3}',
  );
  expect(undeleted(Buffer.from('no json'), 3)).toBeUndefined();
});
