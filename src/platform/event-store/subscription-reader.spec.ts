import type { AllStreamSubscription } from '@eventstore/db-client';
import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { eventToWrite } from '../../../test/contract/event-store/events-to-write.js';
import type { Delivery } from './event-store.js';
import type { Position } from './position.js';
import { SubscriptionReader } from './subscription-reader.js';

type Said = 'event' | 'checkpoint' | 'caught-up' | 'link';

const placeOf = (n: number): Position => ({ commit: BigInt(n), prepare: BigInt(n) });

/** Says things as the client does: events by way of a buffer, the rest at once. */
class FakeSubscription {
  readonly stream = new Readable({ objectMode: true, read: () => undefined });
  readonly reader: SubscriptionReader;
  private said = 0;
  private checkpointReached: (position: Position) => void = () => undefined;

  constructor() {
    this.reader = new SubscriptionReader((checkpointReached) => {
      this.checkpointReached = checkpointReached;
      return this.stream as unknown as AllStreamSubscription;
    });
  }

  say(...things: readonly Said[]): void {
    for (const thing of things) {
      const position = placeOf((this.said += 1));
      if (thing === 'caught-up') this.stream.emit('caughtUp');
      else if (thing === 'checkpoint') this.checkpointReached(position);
      else this.stream.push(thing === 'link' ? { link: {} } : this.resolved(position));
    }
  }

  sayCheckpoint(position: Position): void {
    this.checkpointReached(position);
  }

  /** Emitted only, as the client does: the stream is not destroyed, and its buffer stays. */
  drop(error: Error): void {
    this.stream.emit('error', error);
  }

  private resolved(position: Position) {
    const { id, type, data, metadata } = eventToWrite();
    const revision = position.commit;
    return {
      event: { id, type, data, metadata, revision, position, streamId: 's', isJson: true },
    };
  }
}

/** What is heard as `kind position`. */
const heardAs = (delivery: Delivery): string =>
  delivery.kind === 'caught-up' ? 'caught-up' : `${delivery.kind} ${delivery.position.commit}`;

async function hearAll(
  reader: SubscriptionReader,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const heard: string[] = [];
  for (let said = await reader.next(signal); said; said = await reader.next(signal)) {
    heard.push(heardAs(said));
  }
  return heard;
}

describe('SubscriptionReader', () => {
  const signal = new AbortController().signal;

  it('holds a checkpoint back until the events before it were taken from the buffer', async () => {
    const fake = new FakeSubscription();
    fake.say('event', 'event', 'checkpoint', 'caught-up', 'event');
    fake.stream.push(null);
    expect(await hearAll(fake.reader, signal)).toEqual([
      ...['event 1', 'event 2', 'checkpoint 3', 'caught-up', 'event 5'],
    ]);
  });

  it('says everything in the order it was said in, however it comes and is taken', async () => {
    const thing = fc.constantFrom<Said>('event', 'event', 'checkpoint', 'caught-up', 'link');
    const bursts = fc.array(
      fc.record({ things: fc.array(thing, { maxLength: 6 }), taken: fc.nat(6) }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(bursts, async (script) => {
        const fake = new FakeSubscription();
        const heard: string[] = [];
        let left = 0;
        for (const { things, taken } of script) {
          fake.say(...things);
          left += things.filter((said) => said !== 'link').length;
          for (let n = 0; n < Math.min(taken, left); n += 1) {
            heard.push(heardAs((await fake.reader.next(signal))!));
          }
          left -= Math.min(taken, left);
        }
        fake.stream.push(null);
        heard.push(...(await hearAll(fake.reader, signal)));
        const all = script.flatMap(({ things }) => things);
        const numbered = all.map((said, n) => (said === 'caught-up' ? said : `${said} ${n + 1}`));
        expect(heard).toEqual(numbered.filter((said) => !said.startsWith('link')));
      }),
    );
  });

  it('brings what came before a drop, then throws', async () => {
    const fake = new FakeSubscription();
    fake.say('event', 'checkpoint', 'event');
    fake.drop(new Error('Consumer too slow'));
    for (const expected of ['event 1', 'checkpoint 2', 'event 3']) {
      expect(heardAs((await fake.reader.next(signal))!)).toBe(expected);
    }
    await expect(fake.reader.next(signal)).rejects.toThrow('Consumer too slow');
  });

  it('throws at once when it is dropped while somebody waits', async () => {
    const fake = new FakeSubscription();
    const waiting = fake.reader.next(signal);
    fake.drop(new Error('Connection dropped'));
    await expect(waiting).rejects.toThrow('Connection dropped');
  });

  it('ignores the checkpoint that is no place, as some servers send it', async () => {
    const fake = new FakeSubscription();
    const nowhere = 2n ** 64n - 1n;
    fake.sayCheckpoint({ commit: nowhere, prepare: nowhere });
    fake.say('event');
    expect(await fake.reader.next(signal)).toMatchObject({ kind: 'event' });
  });

  it('tells that an event is not ours, and goes on', async () => {
    const fake = new FakeSubscription();
    const foreign = { streamId: 's', revision: 0n, type: 't', isJson: false, metadata: undefined };
    fake.stream.push({ event: foreign });
    expect(await fake.reader.next(signal)).toMatchObject({
      ...{ kind: 'foreign', event: { stream: 's', revision: 0, type: 't' } },
    });
  });

  it('ends when it is told to while it waits', async () => {
    const stop = new AbortController();
    const waiting = new FakeSubscription().reader.next(stop.signal);
    stop.abort();
    expect(await waiting).toBeUndefined();
  });

  it('keeps nothing of the times that it waited', async () => {
    const stop = new AbortController();
    const fake = new FakeSubscription();
    for (let n = 0; n < 50; n += 1) {
      const waiting = fake.reader.next(stop.signal);
      expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
      fake.say('event');
      await waiting;
    }
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });
});
