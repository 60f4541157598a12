import type { Recorded } from '../../../src/kernel/event.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import { blaming } from '../../../src/platform/projections/stream-fault.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import type { Query } from '../../../src/platform/sql/query.js';

export const notedMigrations = [
  {
    name: 'test/0001-noted',
    statements: ['create table noted (place bigserial, id text not null, stream text not null)'],
  },
];

interface Tables {
  noted: { id: string | null; stream: string };
}
const tables = queryBuilder<Tables>();

/** Notes the id of every event, once for each time that it is handled. */
export class Noting implements Consumer {
  readonly name = 'noting-1';
  readonly prefixes = ['s'];
  /** Throws for what it cannot note. */
  refuse: (event: Recorded) => void = () => undefined;
  before: () => Promise<void> = () => Promise.resolve();
  /** SQL takes no null. */
  idOf: (event: Recorded) => string | null = ({ id }) => id;

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    await this.before();
    const rows = events.map((event) => {
      blaming(event, () => {
        this.refuse(event);
      });
      return { id: this.idOf(event), stream: event.stream };
    });
    return [tables.insertInto('noted').values(rows)];
  }

  committed(): void {
    // Nobody waits for it.
  }

  reset(): void {
    // It remembers nothing.
  }
}
