import { jest } from '@jest/globals';
import { claimedCommand } from '../../../test/support/claimed-command.js';
import { NOW } from '../../../test/support/given-when-then.js';
import { ClaimLost, PartyPaused } from './due-command.js';
import { GroupLease } from './group-lease.js';

const LEASE_MS = 20_000;
const CALL_MS = 10_000;

describe('GroupLease', () => {
  const one = claimedCommand({ party: 'enrollment' });
  const two = claimedCommand({ party: 'donation' });
  let renewed: string[];
  let answer: () => Promise<boolean>;
  let lease: GroupLease;
  let paused: string;

  beforeEach(() => {
    jest.useFakeTimers();
    renewed = [];
    paused = '';
    answer = () => Promise.resolve(true);
    lease = new GroupLease([one, two], LEASE_MS, CALL_MS, {
      renew: ({ party }) => {
        renewed.push(party);
        return answer();
      },
      isPaused: (party) => party === paused,
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('goes by the clock of the database', () => {
    expect(lease.now()).toBe(NOW);
    jest.advanceTimersByTime(1_234);
    expect(lease.now()).toBe(NOW + 1_234);
  });

  it('asks nobody while what is left lasts for a call', async () => {
    await lease.holdForCall(one);
    jest.advanceTimersByTime(LEASE_MS - CALL_MS);
    await lease.holdForCall(one);
    expect(renewed).toEqual([]);
  });

  it('renews when it would not, and then knows that it lasts again', async () => {
    jest.advanceTimersByTime(LEASE_MS - CALL_MS + 1);
    await lease.holdForCall(one);
    await lease.holdForCall(one);
    expect(renewed).toEqual(['enrollment']);
    jest.advanceTimersByTime(LEASE_MS - CALL_MS + 1);
    await lease.holdForCall(one);
    expect(renewed).toEqual(['enrollment', 'enrollment']);
  });

  it('renews each by itself: another may be done and gone', async () => {
    jest.advanceTimersByTime(CALL_MS + 1);
    await lease.holdForCall(two);
    expect(renewed).toEqual(['donation']);
    await lease.holdForCall(one);
    expect(renewed).toEqual(['donation', 'enrollment']);
  });

  it('is lost when another worker took the command over, and stays lost', async () => {
    answer = () => Promise.resolve(false);
    jest.advanceTimersByTime(CALL_MS + 1);
    await expect(lease.holdForCall(one)).rejects.toThrow(ClaimLost);
    await expect(lease.holdForCall(one)).rejects.toThrow(ClaimLost);
  });

  it('lets nobody call for a party that was paused meanwhile', async () => {
    await lease.holdForCall(one);
    paused = 'enrollment';
    await expect(lease.holdForCall(one)).rejects.toThrow(PartyPaused);
    await lease.holdForCall(two);
    expect(renewed).toEqual([]);
  });

  it('is lost when nobody can say, as while SQL is away', async () => {
    const cause = new Error('SQL is away');
    answer = () => Promise.reject(cause);
    jest.advanceTimersByTime(CALL_MS + 1);
    await expect(lease.holdForCall(one)).rejects.toMatchObject({ name: 'ClaimLost', cause });
  });
});
