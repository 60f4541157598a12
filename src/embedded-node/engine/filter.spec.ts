import { eventFilter } from './filter.js';

const record = (stream: string, type: string) => ({ stream, type });
const order = record('order-1', 'OrderPlaced');
const system = record('$$order-1', '$metadata');

const byStream = (regex: string, prefixes: string[] = []) =>
  eventFilter('stream', { regex, prefixes });
const byType = (regex: string, prefixes: string[] = []) => eventFilter('type', { regex, prefixes });

it('matches any of its prefixes, and nothing without one', () => {
  expect(byStream('', ['cart-', 'order-']).matches(order)).toBe(true);
  expect(byType('', ['Order']).matches(order)).toBe(true);
  expect(byType('', ['order']).matches(order)).toBe(false);
  expect(byStream('').matches(order)).toBe(false);
});

it('finds an expression anywhere in the text', () => {
  expect(byStream('er-\\d').matches(order)).toBe(true);
  expect(byStream('^er').matches(order)).toBe(false);
});

it("takes EventStoreDB's expression for events that are not the system's", () => {
  const filter = byType('^[^$].*');
  expect([filter.matches(order), filter.matches(system)]).toEqual([true, false]);
});

it('takes what .NET spells otherwise', () => {
  expect(byType('(?i)^orderPLACED\\z').matches(order)).toBe(true);
  expect(byStream('\\Aorder').matches(order)).toBe(true);
  expect(byStream('(?x) ^ order [-_] # any\n \\d').matches(order)).toBe(true);
  expect(byStream('(?x)order[ ]1').matches(order)).toBe(false);
});

it('refuses an expression that is none', () => {
  expect(() => byType('(')).toThrow('Invalid filter');
});
