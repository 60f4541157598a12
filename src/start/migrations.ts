import { orderStatusMigrations } from '../checkout/read/order-status/order-status.tables.js';
import { codeIndexMigrations } from '../codes/read/code-index/code-index.tables.js';
import { callTimesMigrations } from '../fulfillment/call-times/call-times.tables.js';
import { figuresMigrations } from '../operations/read/figures/figures.tables.js';
import { stuckWorkMigrations } from '../operations/read/stuck-work/stuck-work.tables.js';
import { campaignMigrations } from '../operations/read/campaigns/campaign.tables.js';
import { parkingMigrations } from '../platform/projections/parking.tables.js';
import { projectionMigrations } from '../platform/projections/versions/projection.tables.js';
import { dueCommandMigrations } from '../platform/sagas/due-commands.tables.js';
import { platformMigrations } from '../platform/sql/migrations/platform-migrations.js';

/** All tables of the service, in the order in which they are made. */
export const MIGRATIONS = [
  ...platformMigrations,
  ...dueCommandMigrations,
  ...parkingMigrations,
  ...projectionMigrations,
  ...orderStatusMigrations,
  ...codeIndexMigrations,
  ...stuckWorkMigrations,
  ...figuresMigrations,
  ...campaignMigrations,
  ...callTimesMigrations,
];
