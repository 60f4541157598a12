import { exampleOrder } from '../../../test/contract/fulfillment-module/example-order.js';
import { withoutPerson, wordsOfPerson } from './without-person.js';

const words = wordsOfPerson(exampleOrder().details);

describe('a text without the person', () => {
  it.each([
    ['The user ada does not exist.', 'The user (learner) does not exist.'],
    ["for user 'ADA' in course 'x'", "for user '(learner)' in course 'x'"],
    ['ada@example.com is unknown', '(learner) is unknown'],
    ['/enrollment/ada%40example.com,x', '/enrollment/(learner),x'],
    ['Dear Ada Lovelace, no.', 'Dear (learner), no.'],
    ['Lovelace was here', '(learner) was here'],
    ['not in Canada, Adam', 'not in Canada, Adam'],
  ])('%s', (text, expected) => {
    expect(withoutPerson(text, words)).toBe(expected);
  });

  it('takes a name literally, whatever characters it has', () => {
    expect(withoutPerson('a.b+c and aXb+c', ['a.b+c'])).toBe('(learner) and aXb+c');
    expect(withoutPerson('user [x](y|z)-\\ here', ['[x](y|z)-\\'])).toBe('user (learner) here');
  });

  it('leaves a text alone when there is nothing to look for', () => {
    expect(withoutPerson('as it is', ['', ' '])).toBe('as it is');
  });
});
