import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Store } from '../../src/embedded-node/engine/store.js';
import { readWatermark } from '../../src/embedded-node/log/log-file.js';
import { temporaryFolder } from './test-node.js';

const clock = { nowMicros: () => 1_700_000_000_000_000, newId: () => randomUUID() };
const event = (data: string, id: string = randomUUID()) => ({
  ...{ id, type: 'happened', isJson: true, metadata: Buffer.alloc(0), data: Buffer.from(data) },
});
const ANY = { kind: 'any' } as const;

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = temporaryFolder();
  store = await Store.open(folder, clock);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function revisions(): number[] {
  const found = store.reader.forwards('s', 0);
  return found.kind === 'found' ? [...found.pages].flat().map((record) => record.revision) : [];
}

describe('of an append that is alone', () => {
  it('the outcome is known at once, when it is written', () => {
    const outcome = store.writer.appendAtOnce('s', ANY, [event('"the first"')]);
    expect(outcome).toMatchObject({ kind: 'success', revision: 0 });
    expect(readFileSync(join(folder, 'events.log')).includes('"the first"')).toBe(true);
  });

  it('readers know in the same turn', () => {
    void store.writer.appendAtOnce('s', ANY, [event('1'), event('2')]);
    expect(revisions()).toEqual([0, 1]);
  });

  it('so do the appends behind it, which wait for each other', async () => {
    const first = event('1');
    void store.writer.appendAtOnce('s', { kind: 'no-stream' }, [first]);
    const second = store.writer.appendAtOnce('s', { kind: 'revision', revision: 0n }, [event('2')]);
    const repeated = store.writer.appendAtOnce('s', ANY, [first]);
    expect(second).toBeInstanceOf(Promise);
    expect(await second).toMatchObject({ kind: 'success', revision: 1 });
    expect(await repeated).toMatchObject({ kind: 'success', revision: 0 });
    expect(revisions()).toEqual([0, 1]);
  });

  it('who waits for it, and the note of what is acknowledged, hear when the turn is over', async () => {
    const gone = new AbortController();
    const options = { resolveLinks: false, signal: gone.signal };
    const messages = store.subscriptions.toStream('s', 'end', options);
    expect((await messages.next()).value).toEqual({ kind: 'caught-up' });
    const heard = messages.next();
    const noted = readWatermark(folder);
    void store.writer.appendAtOnce('s', ANY, [event('1')]);
    expect(readWatermark(folder)).toBe(noted);
    await nextTurn();
    expect(readWatermark(folder)).toBeGreaterThan(noted);
    expect((await heard).value).toMatchObject({ kind: 'events', events: [{}] });
    gone.abort();
    await messages.return(undefined);
  });
});
