import { CallRefused } from './call-refused.js';
import { GuardedHttp, type CallLimits } from './guarded-http.js';
import type { OutgoingHttp, OutgoingOutcome, OutgoingRequest } from './outgoing-http.js';

const LIMITS: CallLimits = {
  ...{ connectTimeoutMs: 100, timeoutMs: 5_000, concurrency: 2 },
};
const ASKED: OutgoingRequest = { method: 'GET', url: 'http://party.test/' };
const told = (status: number): OutgoingOutcome => ({
  ...{ kind: 'response', status, headers: {}, body: '' },
});

/** A party that answers when and as the spec says. */
class Party implements OutgoingHttp {
  readonly asked: OutgoingRequest[] = [];
  readonly waiting: ((outcome: OutgoingOutcome) => void)[] = [];
  next: OutgoingOutcome | undefined = told(200);

  request(request: OutgoingRequest): Promise<OutgoingOutcome> {
    this.asked.push(request);
    const { next } = this;
    return next ? Promise.resolve(next) : new Promise((resolve) => this.waiting.push(resolve));
  }
}

function guarded(limits: Partial<CallLimits> = {}, now = () => 0) {
  const party = new Party();
  const http = new GuardedHttp(party, { ...LIMITS, ...limits }, now);
  const ask = async (times = 1): Promise<void> => {
    for (let i = 0; i < times; i += 1) await http.request(ASKED);
  };
  return { party, http, ask };
}

const FULL = new CallRefused('too-many-calls');

describe('the limit of calls to a party', () => {
  it('lets further ones wait for a moment', async () => {
    const { party, http } = guarded();
    party.next = undefined;
    const calls = [1, 2, 3].map(() => http.request(ASKED));
    expect(party.asked).toHaveLength(2);
    party.waiting[0]!(told(200));
    expect(await calls[0]).toEqual(told(200));
    party.waiting[1]!(told(201));
    await calls[1];
    expect(party.asked).toHaveLength(3);
    party.waiting[2]!(told(204));
    expect(await calls[2]).toEqual(told(204));
  });

  it('refuses those that waited so long that their claim could run out', async () => {
    let now = 0;
    const { party, http } = guarded({ concurrency: 1 }, () => now);
    party.next = undefined;
    const first = http.request(ASKED);
    const second = http.request(ASKED);
    now = 1_001;
    party.waiting[0]!(told(200));
    await first;
    await expect(second).rejects.toEqual(FULL);
    expect(party.asked).toHaveLength(1);
  });
});

it('no call takes longer than its party may', async () => {
  const { party, http } = guarded();
  await http.request({ ...ASKED, timeoutMs: 60_000 });
  await http.request({ ...ASKED, timeoutMs: 10 });
  await http.request(ASKED);
  expect(party.asked.map(({ timeoutMs }) => timeoutMs)).toEqual([5_000, 10, 5_000]);
});

it('a bug is a bug, and no refusal', async () => {
  const bug = new TypeError('no URL');
  const http = new GuardedHttp({ request: () => Promise.reject(bug) }, LIMITS);
  await expect(http.request(ASKED)).rejects.toBe(bug);
});
