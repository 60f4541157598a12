import { closeSync, writevSync } from 'node:fs';
import { DiskFull, isNoRoom, LogUnwritable } from './errors.js';
import { Flusher } from './flusher.js';
import { Gathering } from './gathering.js';
import { FIRST_POSITION, openLogFile, readWatermark, Watermark, type LogFile } from './log-file.js';
import { damaged, recordAt, recordsBackwards, recordsForwards } from './read-records.js';
import { encodeRecord, type NewRecord } from './record.js';
import { recover, type Recovered } from './recover.js';
import { Room } from './room.js';
import { StoredRecord } from './stored-record.js';

interface Group {
  appends: number;
  readonly records: StoredRecord[];
  readonly buffers: Buffer[];
  readonly done: Promise<void>;
  settle(error?: Error): void;
}

/** Where a record is known to begin, and how far the index holds the log: only what is durable ever gets there. */
export interface ScanStart {
  readonly from: number;
  readonly indexedTo: number;
}

export interface LogListener {
  /** Records that have just become durable, before their appends are acknowledged. */
  durable(records: readonly StoredRecord[]): void;
  /** Everything that was not durable yet is gone. */
  failed(): void;
}

/**
 * The log: records one behind the other, each known by its first byte. Appends that arrive while a flush is running are written
 * and flushed together when it is done (group commit); an append is done when it is on disk.
 */
export class Log {
  private readonly pending = new Map<number, StoredRecord>();
  private group = newGroup();
  private running = false;
  private readonly gathering = new Gathering();
  private readonly flusher: Flusher;
  private readonly room: Room;
  private broken: LogUnwritable | undefined;
  private refusing: Error | undefined;
  private latest: Promise<void> = Promise.resolve();
  private listener: LogListener = { durable: () => undefined, failed: () => undefined };
  private end: number;
  durableEnd: number;
  /** Of the newest durable record; 0 if there is none. */
  lastPosition: number;

  private constructor(
    private readonly file: LogFile,
    private readonly watermark: Watermark,
    readonly recovered: Recovered,
  ) {
    this.end = this.durableEnd = recovered.end;
    this.flusher = new Flusher(file.fd);
    this.room = new Room(file.fd, recovered.end);
    this.watermark.note(this.durableEnd);
    const [page] = recordsBackwards(file.fd, this.durableEnd);
    this.lastPosition = page?.[0]?.position ?? 0;
  }

  static open(
    folder: string,
    options: { newId: Uint8Array; scanFrom: (logId: string) => ScanStart },
    seen: (record: StoredRecord) => void,
  ): Log {
    const file = openLogFile(folder, options.newId);
    try {
      const { from, indexedTo } = options.scanFrom(file.id);
      const watermark = Math.max(readWatermark(folder), indexedTo);
      const recovered = recover(file.fd, { from, watermark }, seen);
      return new Log(file, new Watermark(folder), recovered);
    } catch (error) {
      closeSync(file.fd);
      throw error;
    }
  }

  listen(listener: LogListener): void {
    this.listener = listener;
  }

  /** Where the next record will begin. */
  get nextPosition(): number {
    return this.end;
  }

  /** Takes an append; `build` is given each record's position. Done when all records are on disk, or none ever will be. */
  append(records: readonly NewRecord[]): { positions: number[]; done: Promise<void> } {
    const refusal = this.refusing ?? this.broken;
    if (refusal) throw refusal;
    let before = 0;
    const positions = records.map((record, i) => {
      const position = this.end;
      const previous = record.previous === 'record-before' ? before : record.previous;
      const isLast = i === records.length - 1;
      const bytes = encodeRecord(record, { position, previous, durable: this.durableEnd, isLast });
      before = position;
      const stored = new StoredRecord(bytes, 0, bytes.length);
      this.group.records.push(stored);
      this.group.buffers.push(bytes);
      this.pending.set(position, stored);
      this.end += bytes.length;
      return position;
    });
    this.group.appends += 1;
    this.start();
    return { positions, done: this.group.done };
  }

  /** Resolves when everything taken so far is durable. */
  async settled(): Promise<void> {
    if (this.end > this.durableEnd) await this.latest;
  }

  private start(): void {
    this.latest = this.group.done;
    this.gathering.came(this.group.appends);
    if (this.running) return;
    this.running = true;
    const run = () => void this.run();
    if (this.gathering.isAlone()) queueMicrotask(run);
    // One turn of the event loop: appends that arrived together are flushed together.
    else setImmediate(run);
  }

  private async run(): Promise<void> {
    while (this.group.appends > 0) {
      await this.gathering.gather(this.group.appends);
      const group = this.group;
      this.group = newGroup();
      try {
        this.write(group.buffers);
        await this.flush(group.appends);
      } catch (error) {
        this.fail(group, error as Error);
        continue;
      }
      this.commit(group);
      this.gathering.flushed(group.appends);
    }
    this.running = false;
  }

  private commit(group: Group): void {
    for (const record of group.records) {
      this.pending.delete(record.position);
      this.durableEnd = record.end;
      this.lastPosition = record.position;
    }
    this.watermark.note(this.durableEnd);
    this.listener.durable(group.records);
    group.settle();
  }

  private fail(group: Group, error: Error): void {
    const later = this.group;
    this.group = newGroup();
    this.pending.clear();
    this.end = this.durableEnd;
    this.listener.failed();
    group.settle(error);
    later.settle(error);
  }

  private write(buffers: Buffer[]): void {
    if (this.broken) throw this.broken;
    try {
      this.room.written(writeAll(this.file.fd, buffers, this.durableEnd));
    } catch (error) {
      throw this.unwritten(error as Error);
    }
  }

  /** What was half written is cut off: left behind, a later and shorter append could end where a whole record of it begins. */
  private unwritten(error: Error): Error {
    try {
      this.room.cutTo(this.durableEnd);
    } catch {
      // What went wrong first is what somebody has to see to.
      return (this.broken = unwritable(error));
    }
    if (!isNoRoom(error)) return (this.broken = unwritable(error));
    return new DiskFull(`The disk is full: the append was not written (${error.message}).`);
  }

  private async flush(appends: number): Promise<void> {
    try {
      await this.flusher.flush(appends === 1);
    } catch (error) {
      // After a failed flush nobody knows what is on disk; only reading it again at the next start tells.
      const { message } = error as Error;
      this.broken = new LogUnwritable(`The event log could not be flushed: ${message}`);
      throw this.broken;
    }
  }

  /** The record at a position that the index or another record names. */
  read(position: number): StoredRecord {
    const record = this.find(position);
    if (record === undefined) throw damaged(position);
    return record;
  }

  /** The record that begins at a position, if one does. */
  find(position: number): StoredRecord | undefined {
    return this.pending.get(position) ?? recordAt(this.file.fd, position, this.durableEnd);
  }

  forwards(from: number): Generator<StoredRecord[]> {
    return recordsForwards(this.file.fd, Math.max(from, FIRST_POSITION), this.durableEnd);
  }

  backwards(before: number): Generator<StoredRecord[]> {
    return recordsBackwards(this.file.fd, Math.min(before, this.durableEnd));
  }

  /** Finishes what was taken, then closes; `last` still finds the log open. */
  async close(last: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    this.refusing = new LogUnwritable('The node is stopping.');
    await this.latest.catch(() => undefined);
    await last();
    if (!this.broken) this.room.cutTo(this.durableEnd);
    this.watermark.close();
    closeSync(this.file.fd);
  }
}

function newGroup(): Group {
  let settle: (error?: Error) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => {
      if (error === undefined) resolve();
      else reject(error);
    };
  });
  // Whoever waits hears of a failure; a group nobody waits for must not end the process.
  done.catch(() => undefined);
  return { appends: 0, records: [], buffers: [], done, settle };
}

/** Returns where it ends. */
function writeAll(fd: number, buffers: Buffer[], position: number): number {
  let rest = buffers;
  let at = position;
  while (rest.length > 0) {
    let written = writevSync(fd, rest.slice(0, 512), at);
    at += written;
    let whole = 0;
    while (whole < rest.length && written >= (rest[whole]?.length ?? 0)) {
      written -= rest[whole]?.length ?? 0;
      whole += 1;
    }
    rest = rest.slice(whole);
    if (written > 0 && rest[0]) rest[0] = rest[0].subarray(written);
  }
  return at;
}

const unwritable = (error: Error) =>
  new LogUnwritable(`The event log could not be written: ${error.message}`);
