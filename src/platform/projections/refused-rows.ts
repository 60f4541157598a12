import type { Recorded } from '../../kernel/event.js';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { PlatformTables } from '../sql/platform-tables.js';
import { expectRows, type Query } from '../sql/query.js';
import { RowCountMismatch } from '../sql/sql-errors.js';
import type { Consumer } from './consumer.js';
import type { Happening } from './parking-decision.js';
import { faultOr, StreamFault } from './stream-fault.js';

export type Feeds = Pick<Consumer, 'handle' | 'reset'>;

/** Behind statements that are only tried: whatever they did is rolled back. */
const NEVER: Query = expectRows(
  queryBuilder<PlatformTables>().deleteFrom('checkpoints').where('consumer', 'is', null),
  1,
);

/** Finds whose rows SQL refuses, when it refuses a batch: each stream's are tried alone, and never kept. */
export class RefusedRows {
  private readonly found = new Map<string, StreamFault>();

  constructor(
    private readonly consumer: Feeds,
    private readonly database: Database,
  ) {}

  /** The consumer, which throws what was found for the streams that it was found for. */
  readonly guarded: Feeds = {
    handle: async (events) => {
      for (const { stream } of events) {
        const fault = this.found.get(stream);
        if (fault) throw fault;
      }
      return this.consumer.handle(events);
    },
    reset: () => {
      this.consumer.reset();
    },
  };

  /** @returns false: none is refused by itself */
  async findIn(all: readonly Happening[]): Promise<boolean> {
    const streams = new Map<string, Recorded[]>();
    for (const { kind, event } of all) {
      if (kind !== 'event' || this.found.has(event.stream)) continue;
      streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
    }
    for (const [stream, events] of streams) {
      const fault = await this.faultOf(stream, events);
      if (fault) return Boolean(this.found.set(stream, fault));
    }
    return false;
  }

  private async faultOf(
    stream: string,
    events: readonly Recorded[],
  ): Promise<StreamFault | undefined> {
    try {
      await this.database.transaction([...(await this.consumer.handle(events)), NEVER]);
      return undefined;
    } catch (error) {
      if (error instanceof RowCountMismatch) return undefined;
      const fault = faultOr({ stream, revision: events.at(-1)?.revision ?? 0 }, error);
      if (fault instanceof StreamFault) return fault;
      throw error;
    } finally {
      this.consumer.reset();
    }
  }
}
