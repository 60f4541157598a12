import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { toRfc3339 } from '../../../kernel/time.js';
import { heldParties, type PartyHold } from '../../../platform/sagas/party-holds.js';
import { partyWork } from '../../../platform/sagas/party-work.js';
import { Database } from '../../../platform/sql/database.js';

/** What is planned for a party: a module, a processor, or the house itself. */
export interface PartyQueue {
  readonly party: string;
  readonly atWork: number;
  readonly dueNow: number;
  /** Planned for a time that is to come. */
  readonly later: number;
  /** Since when the one that has been due for longest is due; RFC 3339. */
  readonly oldestDueAt?: string;
  /** What is due is held back. */
  readonly held?: PartyHold['kind'];
}

/** All that is planned to be done, by who is to do it. */
export class DueQueue extends Query<readonly PartyQueue[]> {}

@QueryHandler(DueQueue)
export class DueQueueHandler implements IQueryHandler<DueQueue> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<readonly PartyQueue[]> {
    const [work, holds] = await Promise.all([partyWork(this.database), heldParties(this.database)]);
    return work.map(({ party, atWork, dueNow, planned, oldestDueAt }) => {
      const held = holds.find((hold) => hold.party === party)?.kind;
      return {
        ...{ party, atWork, dueNow, later: Math.max(0, planned - atWork - dueNow) },
        ...(oldestDueAt !== null && { oldestDueAt: toRfc3339(oldestDueAt) }),
        ...(held && { held }),
      };
    });
  }
}
