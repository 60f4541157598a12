import { CheckpointCounter } from './checkpoint-counter.js';

it('is due at every so many events', () => {
  const counter = new CheckpointCounter(3);
  expect([10, 20, 30, 40, 50, 60].map((at) => counter.considered(at))).toEqual([
    undefined,
    undefined,
    30,
    undefined,
    undefined,
    60,
  ]);
});

it('is due for the rest, once, and not where one was just given', () => {
  const counter = new CheckpointCounter(2);
  expect(counter.rest()).toBeUndefined();
  counter.considered(10);
  expect(counter.rest()).toBe(10);
  expect(counter.rest()).toBeUndefined();
  counter.considered(20);
  counter.considered(30);
  expect(counter.rest()).toBeUndefined();
});
