import { linkTarget } from './link.js';

it.each([
  ['0@s', { revision: 0, stream: 's' }],
  ['12@order-1@home', { revision: 12, stream: 'order-1@home' }],
  ['7@grün', { revision: 7, stream: 'grün' }],
  ['7', { revision: 7, stream: '' }],
])('%s points to an event', (data, target) => {
  expect(linkTarget(Buffer.from(data))).toEqual(target);
});

it.each(['', 's', 'x@s', '"0@s"', '1.5@s'])('%j points nowhere', (data) => {
  expect(linkTarget(Buffer.from(data))).toBeUndefined();
});
