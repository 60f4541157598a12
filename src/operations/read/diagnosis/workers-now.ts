import { Injectable } from '@nestjs/common';
import { FULFILLMENT_SAGA } from '../../../fulfillment/contract.js';
import { Consumers } from '../../../platform/projections/consumers.js';
import { dueCommandsOf } from '../../../platform/sagas/due-commands.of-stream.js';
import { Database } from '../../../platform/sql/database.js';
import { ifSqlAnswers } from '../../../platform/sql/if-sql-answers.js';
import { ModuleHolds } from '../../module-holds.js';
import type { Workers } from './progress.js';

/** How far the workers are with an order, as far as anybody can say. */
@Injectable()
export class WorkersNow {
  constructor(
    private readonly database: Database,
    private readonly holds: ModuleHolds,
    private readonly consumers: Consumers,
  ) {}

  async of(stream: string): Promise<Workers> {
    const [rows, holds, consumers] = await Promise.all([
      ifSqlAnswers(dueCommandsOf(this.database, stream)),
      this.holds.now(),
      this.consumers.reportsAnyway(),
    ]);
    const planner = consumers.find(({ consumer }) => consumer === FULFILLMENT_SAGA);
    return { rows, holds, planner };
  }
}
