import type { Migration } from '../../platform/sql/migrations/migration.js';
import type { Int8 } from '../../platform/sql/table-types.js';

export interface CallTimesTables {
  /** How long calls of a module took, of all processes together: how many of an hour are in a bucket (`bucketOf`). */
  call_times: { module: string; hour: Int8; bucket: number; count: Int8 };
}

export const callTimesMigrations: readonly Migration[] = [
  {
    name: 'fulfillment/0001-call-times',
    statements: [
      `create table call_times (
        hour bigint not null,
        module text not null,
        bucket int not null,
        count bigint not null,
        primary key (hour, module, bucket)
      )`,
    ],
  },
];
