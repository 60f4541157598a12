import { anchorOf, groupNamed, keyOf, type GroupKey } from './group-key.js';

const FAILED: GroupKey = {
  ...{ module: 'enrollment', work: 'fulfillment', class: 'server', code: 'lms-503' },
  needsPerson: true,
};
const MONEY: GroupKey = { module: 'refund', work: 'refund', code: 'a~b', needsPerson: false };

it.each([FAILED, MONEY])('a group is found by its key: $code', (group) => {
  expect(groupNamed(keyOf(group))).toEqual(group);
});

it.each([
  '',
  'enrollment',
  'enrollment~fulfillment~server~nobody~x',
  'enrollment~odd~server~person~x',
  'enrollment~fulfillment~odd~person~x',
  '~fulfillment~server~person~x',
])('no group is called %j', (key) => {
  expect(groupNamed(key)).toBeUndefined();
});

it('its place on the page has a name that needs no quoting', () => {
  expect(anchorOf(MONEY)).toBe('g-refund-refund---itself-a-b');
});
