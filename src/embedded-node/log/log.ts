import { closeSync } from 'node:fs';
import { DiskFull, isNoRoom, LogUnwritable } from './errors.js';
import { Flusher } from './flusher.js';
import { Gathering } from './gathering.js';
import { newGroup, type Group } from './group.js';
import { FIRST_POSITION, openLogFile, readWatermark, Watermark, type LogFile } from './log-file.js';
import { damaged, recordAt, recordsBackwards, recordsForwards } from './read-records.js';
import { encodeAppend, type EncodedAppend, type NewRecord } from './record.js';
import { recover, type Recovered } from './recover.js';
import { Room } from './room.js';
import type { StoredRecord } from './stored-record.js';
import { writeAll } from './write-all.js';

/** Where a record is known to begin, and how far the index holds the log: only what is durable ever gets there. */
export interface ScanStart {
  readonly from: number;
  readonly indexedTo: number;
}

/** An append that was taken. */
export interface Taken {
  /** Where its records are, or will be. */
  readonly positions: readonly number[];
  /** When all of them are on disk; rejects if none ever will be. Absent: they are on disk already. */
  readonly done?: Promise<void>;
}

export interface LogListener {
  /** Records that have become durable: when their appends have been answered, or sooner, when somebody asks to be told. */
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
  private untold: StoredRecord[] = [];
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

  /** Takes an append. One that is alone is written before this returns; it throws if that, or taking it, cannot be. */
  append(records: readonly NewRecord[]): Taken {
    const refusal = this.refusing ?? this.broken;
    if (refusal) throw refusal;
    const append = encodeAppend(records, { position: this.end, durable: this.durableEnd });
    this.end += append.bytes.length;
    if (!this.isAlone()) return { positions: append.positions, done: this.join(append) };
    this.writeAtOnce(append);
    return { positions: append.positions };
  }

  private isAlone(): boolean {
    const isFree = !this.running && this.group.appends === 0 && this.flusher.isQuick;
    return isFree && this.gathering.isAlone();
  }

  private writeAtOnce({ bytes, records }: EncodedAppend): void {
    try {
      this.write([bytes]);
      this.flushHere();
    } catch (error) {
      this.end = this.durableEnd;
      throw error;
    }
    this.commit(records);
    this.gathering.flushed(1);
  }

  private join({ bytes, records }: EncodedAppend): Promise<void> {
    const { group } = this;
    group.buffers.push(bytes);
    for (const record of records) {
      group.records.push(record);
      this.pending.set(record.position, record);
    }
    group.appends += 1;
    this.start();
    return group.done;
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
    // One turn of the event loop: appends that arrived together are flushed together.
    setImmediate(() => void this.run());
  }

  private async run(): Promise<void> {
    while (this.group.appends > 0) {
      await this.gathering.gather(this.group.appends);
      const group = this.group;
      this.group = newGroup();
      try {
        this.write(group.buffers);
        if (group.appends === 1 && this.flusher.isQuick) this.flushHere();
        else await this.flushElsewhere();
      } catch (error) {
        this.fail(group, error as Error);
        continue;
      }
      this.commit(group.records);
      group.settle();
      this.gathering.flushed(group.appends);
    }
    this.running = false;
  }

  private commit(records: readonly StoredRecord[]): void {
    // What is learnt of them, and noted, can wait until their appends have been answered.
    if (this.untold.length === 0)
      setImmediate(() => {
        this.tell();
      });
    for (const record of records) {
      this.pending.delete(record.position);
      this.durableEnd = record.end;
      this.lastPosition = record.position;
      this.untold.push(record);
    }
  }

  /** Tells the listener of all that is durable. Whoever looks at what the listener knows calls it first. */
  tell(): void {
    if (this.untold.length === 0) return;
    const records = this.untold;
    this.untold = [];
    this.listener.durable(records);
    this.watermark.note(this.durableEnd);
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

  private write(buffers: readonly Buffer[]): void {
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

  private async flushElsewhere(): Promise<void> {
    try {
      await this.flusher.flushElsewhere();
    } catch (error) {
      throw this.unflushed(error as Error);
    }
  }

  private flushHere(): void {
    try {
      this.flusher.flushHere();
    } catch (error) {
      throw this.unflushed(error as Error);
    }
  }

  /** After a failed flush nobody knows what is on disk; only reading it again at the next start tells. */
  private unflushed({ message }: Error): Error {
    return (this.broken = new LogUnwritable(`The event log could not be flushed: ${message}`));
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
    this.tell();
    await last();
    if (!this.broken) this.room.cutTo(this.durableEnd);
    this.watermark.close();
    closeSync(this.file.fd);
  }
}

const unwritable = (error: Error) =>
  new LogUnwritable(`The event log could not be written: ${error.message}`);
