import type { Recorded } from '../../../src/kernel/event.js';
import {
  consumerOf,
  SCHEMA_OF,
  type Projection,
} from '../../../src/platform/projections/versions/projection.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';

interface Tables {
  tally: { id: string; version: number };
}
const tables = queryBuilder<Tables>();
export const tallyMigrations = [
  {
    name: 'test/0001-tally',
    statements: ['create table tally (id text primary key, version int not null)'],
  },
];

/** Notes each event, with the version that noted it. Builds beside the live one wait where they are told to. */
export class Tally implements Projection {
  readonly name = 'tally';
  readonly tables = ['tally'];
  /** Batches of a build that may be written before it waits. */
  batches = Infinity;
  private goOn: () => void = () => undefined;

  constructor(
    readonly version: number,
    readonly basis = '',
  ) {}

  letGo(): void {
    this.batches = Infinity;
    this.goOn();
  }

  consumer(place: 'live' | 'beside') {
    return {
      name: consumerOf(this.name, place),
      prefixes: ['s'],
      handle: async (events: readonly Recorded[]) => {
        if (place === 'beside') await this.waitForLeave();
        const rows = events.map(({ id }) => ({ id, version: this.version }));
        return [tables.withSchema(SCHEMA_OF[place]).insertInto('tally').values(rows)];
      },
      committed: () => undefined,
      reset: () => undefined,
    };
  }

  private async waitForLeave(): Promise<void> {
    this.batches -= 1;
    if (this.batches < 0) await new Promise<void>((resolve) => (this.goOn = resolve));
  }
}
