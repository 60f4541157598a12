import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Store } from '../../src/embedded-node/engine/store.js';
import { readWatermark } from '../../src/embedded-node/log/log-file.js';
import { TRAILER } from '../../src/embedded-node/log/record-layout.js';
import { encodeAppend } from '../../src/embedded-node/log/record.js';
import { temporaryFolder } from './test-node.js';

const clock = { nowMicros: () => 1_700_000_000_000_000, newId: () => randomUUID() };
let folder: string;
let log: string;
/** Where each of the three appends of two events ends. */
let ends: number[];

beforeEach(async () => {
  folder = temporaryFolder();
  log = join(folder, 'events.log');
  ends = [];
  const store = await Store.open(folder, clock);
  for (let i = 0; i < 3; i++) {
    await store.writer.append('s', { kind: 'any' }, [newEvent(), newEvent()]);
    await nextTurn(); // how far the log is acknowledged is noted behind the answer
    ends.push(readWatermark(folder));
  }
  await store.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const newEvent = () => ({
  id: randomUUID(),
  type: 'happened',
  isJson: true,
  metadata: new Uint8Array(),
  data: Buffer.from('{"some":"data"}'),
});

function record(position: number, options: { isLast: boolean }): Buffer {
  const previous = (ends[1]! + ends[2]!) / 2;
  const event = { ...newEvent(), stream: 's', revision: 6, isTombstone: false };
  const one = { ...event, previous, createdMicros: 1 };
  const append = encodeAppend(options.isLast ? [one] : [one, one], { position, durable: ends[2]! });
  return append.bytes.subarray(0, append.records[0]!.end - position);
}

async function openedRevisions(): Promise<{ revisions: number[]; truncated: number }> {
  const store = await Store.open(folder, clock);
  const found = store.reader.forwards('s', 0);
  const revisions = found.kind === 'found' ? [...found.pages].flat().map((r) => r.revision) : [];
  await store.writer.append('s', { kind: 'any' }, [newEvent()]);
  await store.close();
  return { revisions, truncated: store.truncatedBytes };
}

function flip(position: number): void {
  const bytes = readFileSync(log);
  bytes[position]! ^= 1;
  writeFileSync(log, bytes);
}

const ALL = [0, 1, 2, 3, 4, 5];

describe('a tail that nobody was told of is cut off', () => {
  it.each([
    ['rubbish', () => Buffer.from('rubbish behind the last record')],
    ['half a record', () => record(ends[2]!, { isLast: true }).subarray(0, 70)],
    ['a record with a wrong byte', () => wrong(record(ends[2]!, { isLast: true }))],
    ['an append without its last event', () => record(ends[2]!, { isLast: false })],
  ])('%s', async (_, tail) => {
    const bytes = tail();
    appendFileSync(log, bytes);
    expect(await openedRevisions()).toEqual({ revisions: ALL, truncated: bytes.length });
    expect((await openedRevisions()).revisions).toEqual([...ALL, 6]);
  });

  it("nor is the room that a crash left behind it anybody's loss", async () => {
    appendFileSync(log, Buffer.alloc(2_000_000));
    expect(await openedRevisions()).toEqual({ revisions: ALL, truncated: 0 });
    expect((await openedRevisions()).revisions).toEqual([...ALL, 6]);
  });

  it('half an append in that room is told of, and cut off', async () => {
    const half = record(ends[2]!, { isLast: true }).subarray(0, 81);
    appendFileSync(log, Buffer.concat([half, Buffer.alloc(2_000_000)]));
    const { revisions, truncated } = await openedRevisions();
    expect(revisions).toEqual(ALL);
    expect(truncated).toBeGreaterThan(0);
    expect(truncated).toBeLessThan(half.length + TRAILER);
  });

  it('the log at rest has no room behind it', () => {
    expect(statSync(log).size).toBe(ends[2]);
  });

  it('but a whole append behind the last acknowledged one stays', async () => {
    appendFileSync(log, record(ends[2]!, { isLast: true }));
    expect(await openedRevisions()).toEqual({ revisions: [...ALL, 6], truncated: 0 });
  });
});

const wrong = (bytes: Buffer) => {
  bytes[90]! ^= 1;
  return bytes;
};

describe('acknowledged events that are damaged are refused, and nothing is changed', () => {
  it.each([
    [
      'a byte of an old event is wrong',
      () => {
        flip(ends[0]! + 100);
      },
    ],
    [
      'a byte of the newest event is wrong',
      () => {
        flip(ends[2]! - 10);
      },
    ],
    [
      'the newest event is cut short',
      () => {
        truncateSync(log, ends[2]! - 3);
      },
    ],
    [
      'the newest append is missing',
      () => {
        truncateSync(log, ends[1]);
      },
    ],
    [
      'the log is gone',
      () => {
        rmSync(log);
      },
    ],
  ])('%s', async (_, damage) => {
    damage();
    const before = statSync(log, { throwIfNoEntry: false })?.size;
    await expect(Store.open(folder, clock)).rejects.toMatchObject({
      name: 'DamagedLog',
      message: expect.stringContaining('Restore a backup') as string,
    });
    if (before !== undefined) expect(statSync(log).size).toBe(before);
  });

  it('also when the only witnesses are the events behind', async () => {
    rmSync(join(folder, 'index'), { recursive: true });
    rmSync(join(folder, 'durable'));
    flip(ends[0]! + 100);
    await expect(Store.open(folder, clock)).rejects.toThrow(`damaged at byte ${ends[0]!}`);
  });
});

it('makes a lost index anew from the log', async () => {
  rmSync(join(folder, 'index'), { recursive: true });
  expect((await openedRevisions()).revisions).toEqual(ALL);
});

it('refuses a second writer', async () => {
  const store = await Store.open(folder, clock);
  await expect(Store.open(folder, clock)).rejects.toMatchObject({ name: 'FolderInUse' });
  await store.close();
  await (await Store.open(folder, clock)).close();
});
