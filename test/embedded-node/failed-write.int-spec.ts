import { closeSync, openSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Store } from '../../src/embedded-node/engine/store.js';
import { LogUnwritable } from '../../src/embedded-node/log/errors.js';
import { temporaryFolder } from './test-node.js';

const clock = { nowMicros: () => 1_700_000_000_000_000, newId: () => randomUUID() };

const append = (store: Store, id: string = randomUUID()) =>
  store.writer.append('s', { kind: 'any' }, [
    { id, type: 'happened', isJson: true, metadata: Buffer.alloc(0), data: Buffer.from('{}') },
  ]);

function revisions(store: Store): number[] {
  const visible = store.reader.forwards('s', 0);
  const pages = visible.kind === 'found' ? [...visible.pages] : [];
  return pages.flat().map((record) => record.revision);
}

/** Under the node's feet the log's file becomes one that can be read and not be written to, as when a file system is remounted. */
function makeReadOnly(folder: string): void {
  const log = join(folder, 'events.log');
  const fd = readdirSync('/proc/self/fd').find((n) => linkOf(n) === log);
  closeSync(Number(fd));
  // The lowest free number is given to what is opened next.
  expect(openSync(log, 'r')).toBe(Number(fd));
}

function linkOf(fd: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return undefined; // the descriptor that listed them
  }
}

it('takes no further append after a write that failed for no want of room, serves reads, and has lost nothing at the next start', async () => {
  const folder = temporaryFolder();
  const store = await Store.open(folder, clock);
  await append(store);
  makeReadOnly(folder);
  await expect(append(store)).rejects.toThrow('The event log could not be written: EBADF');
  await expect(append(store)).rejects.toThrow(LogUnwritable);
  expect(revisions(store)).toEqual([0]);
  await store.close();

  const again = await Store.open(folder, clock);
  expect(revisions(again)).toEqual([0]);
  await append(again);
  expect(revisions(again)).toEqual([0, 1]);
  await again.close();
  rmSync(folder, { recursive: true, force: true });
});
