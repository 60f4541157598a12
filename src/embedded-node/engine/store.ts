import { StreamIndex } from '../index/stream-index.js';
import { metadataStreamOf } from '../index/stream-state.js';
import { StreamStates } from '../index/stream-states.js';
import { lockFolder, type FolderLock } from '../log/folder-lock.js';
import { FIRST_POSITION } from '../log/log-file.js';
import { Log } from '../log/log.js';
import type { StoredRecord } from '../log/stored-record.js';
import { AllReader } from './all-reader.js';
import { Bell } from './bell.js';
import type { Clock } from './clock.js';
import { IndexKeeper } from './index-keeper.js';
import { Reader } from './reader.js';
import { RecentIds } from './recent-ids.js';
import { StreamView } from './stream-view.js';
import { ALL, Subscriptions } from './subscriptions.js';
import { Writer } from './writer.js';

/** An event store in a folder: what EventStoreDB does, without its network. */
export class Store {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly all: AllReader;
  readonly subscriptions: Subscriptions;

  private constructor(
    private readonly parts: {
      lock: FolderLock;
      log: Log;
      index: StreamIndex;
      states: StreamStates;
      recent: RecentIds;
      keeper: IndexKeeper;
      clock: Clock;
    },
  ) {
    const { log, states, recent, clock, keeper } = parts;
    const bell = new Bell();
    const view = new StreamView(log, states);
    this.writer = new Writer(log, states, view, recent, clock);
    this.reader = new Reader(log, states, view, clock);
    this.all = new AllReader(log);
    this.subscriptions = new Subscriptions(this.reader, this.all, bell);
    log.listen({
      durable: (records) => {
        for (const record of records) learn(record, states, recent);
        keeper.wrote(log.durableEnd);
        ring(bell, records);
      },
      failed: () => {
        states.forgetUnderWay();
        recent.forgetUnderWay();
      },
    });
  }

  static async open(folder: string, clock: Clock): Promise<Store> {
    const lock = await lockFolder(folder);
    let index: StreamIndex | undefined;
    try {
      const recent = new RecentIds();
      let states: StreamStates | undefined;
      let keeper: IndexKeeper | undefined;
      const newId = Buffer.from(clock.newId().replaceAll('-', ''), 'hex');
      const log = Log.open(
        folder,
        {
          newId,
          scanFrom: (logId) => {
            index = StreamIndex.open(folder, logId, FIRST_POSITION);
            states = new StreamStates(index);
            keeper = new IndexKeeper(index, states);
            return { from: index.scanFrom, indexedTo: index.indexedTo };
          },
        },
        (record) => {
          recent.add(record);
          if (states && keeper && index && record.position >= index.indexedTo) {
            states.apply(record);
            keeper.caughtUp(record.end);
          }
        },
      );
      if (!index || !states || !keeper) throw new Error('The log did not say which log it is.');
      return new Store({ lock, log, index, states, recent, keeper, clock });
    } catch (error) {
      await index?.close();
      await lock.release();
      throw error;
    }
  }

  get isEmpty(): boolean {
    return this.parts.log.durableEnd === FIRST_POSITION;
  }

  get truncatedBytes(): number {
    return this.parts.log.recovered.truncated;
  }

  async close(): Promise<void> {
    const { log, keeper, index, lock } = this.parts;
    await log.close(() => keeper.finish(log.durableEnd));
    await index.close();
    await lock.release();
  }
}

function learn(record: StoredRecord, states: StreamStates, recent: RecentIds): void {
  recent.add(record);
  states.apply(record);
}

function ring(bell: Bell, records: readonly StoredRecord[]): void {
  for (const record of records) {
    bell.ring(record.stream);
    if (record.isTombstone) bell.ring(metadataStreamOf(record.stream));
  }
  bell.ring(ALL);
}
