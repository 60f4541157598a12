import type { Recorded } from '../../../src/kernel/event.js';
import type { Delivery, SubscribeOptions } from '../../../src/platform/event-store/event-store.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import type { Query } from '../../../src/platform/sql/query.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';

export const migrations = [
  {
    name: 'test/0001-noted',
    statements: ['create table noted (place bigserial, id text not null check (length(id) > 1))'],
  },
];

interface Tables {
  noted: { id: string };
}
const tables = queryBuilder<Tables>();

/** Counts its subscriptions, and drops them when it is told to. */
export class CountingStore extends MemoryEventStore {
  open = 0;
  dropNext = false;
  stay: Promise<void> = Promise.resolve();

  override async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    await this.stay;
    this.open += 1;
    try {
      for await (const delivery of super.subscribe(options)) {
        yield delivery;
        if (this.dropNext) {
          this.dropNext = false;
          throw new Error('Consumer too slow');
        }
      }
    } finally {
      this.open -= 1;
    }
  }
}

/** Notes the id of every event. */
export class Noting implements Consumer {
  readonly name = 'noting-1';
  readonly prefixes = ['s'];
  readonly calls: string[] = [];
  before: (events: readonly Recorded[]) => Promise<void> = () => Promise.resolve();
  idOf = (event: Recorded): string => event.id;

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    this.calls.push(`handle ${events.length}`);
    await this.before(events);
    return [tables.insertInto('noted').values(events.map((event) => ({ id: this.idOf(event) })))];
  }

  committed(): void {
    this.calls.push('committed');
  }

  reset(): void {
    this.calls.push('reset');
  }
}
