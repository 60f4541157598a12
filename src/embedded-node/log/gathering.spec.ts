import { setImmediate as nextTurn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Gathering } from './gathering.js';

const isStillWaiting = async (waiting: Promise<void>) =>
  (await Promise.race([waiting.then(() => 'gathered'), Promise.resolve('waiting')])) === 'waiting';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('lets one append at a time go at once', async () => {
  const gathering = new Gathering();
  gathering.flushed(1);
  await gathering.gather(1);
});

it('waits for as many as came the last time', async () => {
  const gathering = new Gathering();
  gathering.flushed(16);
  const gathered = gathering.gather(1);
  gathering.came(15);
  expect(await isStillWaiting(gathered)).toBe(true);
  gathering.came(16);
  await gathered;
});

it('but not for long', async () => {
  const gathering = new Gathering();
  gathering.flushed(16);
  const gathered = gathering.gather(3);
  jest.advanceTimersByTime(2);
  await gathered;
});

describe('an append that goes at once', () => {
  beforeEach(() => {
    jest.useRealTimers();
  });

  it('is the first of its turn, as a caller that waits for each answer sends them', async () => {
    const gathering = new Gathering();
    expect([gathering.isAlone(), gathering.isAlone()]).toEqual([true, false]);
    await nextTurn();
    expect(gathering.isAlone()).toBe(true);
  });

  it('is none where the last ones came together', async () => {
    const gathering = new Gathering();
    gathering.flushed(2);
    expect(gathering.isAlone()).toBe(false);
    gathering.flushed(1);
    expect(gathering.isAlone()).toBe(true);
    await nextTurn();
  });
});
