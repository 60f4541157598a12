import { hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { breakSeal, isEveryByteIntact, isSealIntact, sealIndex } from './index-seal.js';
import type { StreamState } from './stream-state.js';

const VERSION = 1;
const ABOUT = Buffer.from([0]);
const PUTS_PER_TURN = 512;
const SPACING = 4 * 1024 * 1024;
/** So much of the log's end is checked at every start, whatever the index knows already. */
const CHECKED_AT_START = 16 * 1024 * 1024;

interface About {
  readonly version: number;
  readonly logId: string;
  /** Records that end at or before this position are in the index. */
  readonly indexedTo: number;
  /** Positions at which records begin, oldest first: from the oldest one the log is checked at start. */
  readonly checkpoints: readonly number[];
}

export interface IndexChanges {
  readonly states: ReadonlyMap<string, StreamState>;
  /** Stream, then block number, to the position of the block's first event. */
  readonly blocks: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/**
 * Where each stream's newest event lies, in LMDB. It holds nothing that the log does not: it is written behind the log, caught up
 * from it at start, and made anew when it is missing or belongs to another log.
 */
export class StreamIndex {
  private constructor(
    private readonly db: RootDatabase<Buffer, Buffer>,
    private about: About,
    /** Where it is, if it is ours to write. */
    private readonly path?: string,
  ) {}

  static open(folder: string, logId: string, firstPosition: number): StreamIndex {
    const path = join(folder, 'index');
    const fresh: About = {
      version: VERSION,
      logId,
      indexedTo: firstPosition,
      checkpoints: [firstPosition],
    };
    if (!isSealIntact(path)) rmSync(path, { recursive: true, force: true });
    breakSeal(path);
    const db = openDb(path);
    const about = readAbout(db);
    if (about?.logId === logId) return new StreamIndex(db, about, path);
    if (about === undefined) return new StreamIndex(db, fresh, path);
    void db.close();
    rmSync(path, { recursive: true, force: true });
    return new StreamIndex(openDb(path), fresh, path);
  }

  /** Undefined if there is none, or none that can be read. */
  static openReadOnly(folder: string): StreamIndex | undefined {
    const path = join(folder, 'index');
    if (!existsSync(path) || !isEveryByteIntact(path)) return undefined;
    const db = open<Buffer, Buffer>({ ...OPTIONS, path, readOnly: true });
    const about = readAbout(db);
    return about && new StreamIndex(db, about);
  }

  get logId(): string {
    return this.about.logId;
  }

  get indexedTo(): number {
    return this.about.indexedTo;
  }

  get scanFrom(): number {
    return Math.min(this.about.checkpoints[0] ?? this.about.indexedTo, this.about.indexedTo);
  }

  get(stream: string): StreamState | undefined {
    const value = this.db.getBinary(keyOf(stream));
    if (value === undefined) return undefined;
    return {
      lastRevision: value.readDoubleLE(0),
      lastPosition: value.readDoubleLE(8),
      metadataPosition: value.readDoubleLE(16),
      isTombstoned: value[24] === 1,
    };
  }

  blockPosition(stream: string, block: number): number | undefined {
    return this.db.getBinary(blockKey(keyOf(stream), block))?.readDoubleLE(0);
  }

  /** Writes changes a slice at a time, so that nobody waits long; only when all are in does the index say so. */
  async write(changes: IndexChanges, indexedTo: number): Promise<void> {
    const puts = [...putsOf(changes)];
    for (let at = 0; at < puts.length; at += PUTS_PER_TURN) {
      const slice = puts.slice(at, at + PUTS_PER_TURN);
      await this.db.batch(() => {
        for (const [key, value] of slice) void this.db.put(key, value);
      });
    }
    const about = this.next(indexedTo);
    await this.db.put(ABOUT, Buffer.from(JSON.stringify(about)));
    this.about = about;
  }

  /** The same at once, for the catch-up at start. */
  writeNow(changes: IndexChanges, indexedTo: number): void {
    this.about = this.next(indexedTo);
    this.db.transactionSync(() => {
      for (const [key, value] of putsOf(changes)) this.db.putSync(key, value);
      this.db.putSync(ABOUT, Buffer.from(JSON.stringify(this.about)));
    });
  }

  copyTo(folder: string): Promise<void> {
    const path = join(folder, 'index');
    mkdirSync(path, { recursive: true });
    return this.db.backup(path, true);
  }

  async close(): Promise<void> {
    await this.db.close();
    if (this.path !== undefined) sealIndex(this.path);
  }

  private next(indexedTo: number): About {
    const { checkpoints } = this.about;
    const isFar = indexedTo - (checkpoints.at(-1) ?? 0) >= SPACING;
    const all = isFar ? [...checkpoints, indexedTo] : checkpoints;
    // The newest one that is far enough back, and all behind it.
    const first = all.findLastIndex((position) => position <= indexedTo - CHECKED_AT_START);
    return { ...this.about, indexedTo, checkpoints: all.slice(Math.max(0, first)) };
  }
}

export const isIndexDamaged = (folder: string) => !isEveryByteIntact(join(folder, 'index'));

const OPTIONS = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;

const openDb = (path: string) => open<Buffer, Buffer>({ ...OPTIONS, path, noSubdir: false });

function readAbout(db: RootDatabase<Buffer, Buffer>): About | undefined {
  const bytes = db.getBinary(ABOUT);
  if (bytes === undefined) return undefined;
  const about = JSON.parse(bytes.toString()) as About;
  return about.version === VERSION ? about : { ...about, logId: '' };
}

/** Names may be of any length, LMDB's keys may not; 128 bits of SHA-256 have no collisions in practice. */
const keyOf = (stream: string) =>
  // A text is handed over at half the price of a buffer.
  Buffer.from(hash('sha256', stream, 'binary').slice(0, 16), 'latin1');

function blockKey(key: Buffer, block: number): Buffer {
  const bytes = Buffer.alloc(20);
  key.copy(bytes);
  bytes.writeUInt32BE(block, 16);
  return bytes;
}

function* putsOf({ states, blocks }: IndexChanges): Generator<[Buffer, Buffer]> {
  for (const [stream, state] of states) {
    const value = Buffer.alloc(25);
    value.writeDoubleLE(state.lastRevision, 0);
    value.writeDoubleLE(state.lastPosition, 8);
    value.writeDoubleLE(state.metadataPosition, 16);
    value[24] = state.isTombstoned ? 1 : 0;
    yield [keyOf(stream), value];
  }
  for (const [stream, positions] of blocks) {
    for (const [block, position] of positions) {
      const value = Buffer.alloc(8);
      value.writeDoubleLE(position);
      yield [blockKey(keyOf(stream), block), value];
    }
  }
}
