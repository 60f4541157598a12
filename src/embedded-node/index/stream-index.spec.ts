import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamIndex } from './stream-index.js';
import { NO_STREAM, type StreamState } from './stream-state.js';

const MIB = 1024 * 1024;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stream-index-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const state: StreamState = {
  ...NO_STREAM,
  lastRevision: 3,
  lastPosition: 500,
  metadataPosition: 7,
};
const changes = (stream: string) => ({
  states: new Map([[stream, state]]),
  blocks: new Map([[stream, new Map([[2, 640]])]]),
});

it('keeps what it was told, also under a name of any length', async () => {
  const name = 'ö'.repeat(5000);
  const index = StreamIndex.open(folder, 'log', 64);
  await index.write(changes(name), 1000);
  await index.close();
  const again = StreamIndex.open(folder, 'log', 64);
  expect([again.get(name), again.blockPosition(name, 2), again.indexedTo]).toEqual([
    state,
    640,
    1000,
  ]);
  expect([again.get('other'), again.blockPosition(name, 3)]).toEqual([undefined, undefined]);
  await again.close();
});

it('begins anew for another log', async () => {
  const index = StreamIndex.open(folder, 'log', 64);
  await index.write(changes('s'), 1000);
  await index.close();
  const other = StreamIndex.open(folder, 'other', 64);
  expect([other.get('s'), other.indexedTo]).toEqual([undefined, 64]);
  await other.close();
});

it('has some of the end of the log checked at every start, and no more of a long one', () => {
  const index = StreamIndex.open(folder, 'log', 64);
  const none = { states: new Map(), blocks: new Map() };
  index.writeNow(none, 10 * MIB);
  expect(index.scanFrom).toBe(64);
  for (let end = 18; end <= 1000; end += 8) index.writeNow(none, end * MIB);
  const checked = index.indexedTo - index.scanFrom;
  expect(checked).toBeGreaterThanOrEqual(16 * MIB);
  expect(checked).toBeLessThanOrEqual(32 * MIB);
  return index.close();
});
