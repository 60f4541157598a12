import { Inject, Injectable } from '@nestjs/common';
import { MODULE_OF, type ModuleOf } from '../fulfillment/contract.js';
import { revokerOf } from '../order/plan.js';
import type { OrderState } from '../order/state.js';
import {
  heldParties,
  waitingFor,
  type PartyHold,
  type WaitingFor,
} from '../platform/sagas/party-holds.js';
import { Database } from '../platform/sql/database.js';
import { ifSqlAnswers } from '../platform/sql/if-sql-answers.js';

/** Which modules are paused or rest, for answers about what waits for them. */
@Injectable()
export class ModuleHolds {
  constructor(
    private readonly database: Database,
    @Inject(MODULE_OF) private readonly moduleOf: ModuleOf,
  ) {}

  /** What keeps the first of these lines whose module is held; undefined: nothing, or nobody can say. */
  async holding(state: OrderState, lineIds: readonly string[]): Promise<WaitingFor | undefined> {
    if (state.stage !== 'placed' || lineIds.length === 0) return undefined;
    const held = await this.now();
    for (const line of state.lines.filter(({ id }) => lineIds.includes(id))) {
      const party = line.revocation ? revokerOf(line, this.moduleOf) : this.moduleOf(line);
      const hold = held.find((one) => one.party === party);
      if (hold) return waitingFor(hold);
    }
    return undefined;
  }

  /** None where nobody can say. */
  async now(): Promise<readonly PartyHold[]> {
    return (await ifSqlAnswers(heldParties(this.database))) ?? [];
  }
}
