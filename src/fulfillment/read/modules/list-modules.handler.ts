import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { toRfc3339 } from '../../../kernel/time.js';
import { partyWork, type PartyWork } from '../../../platform/sagas/party-work.js';
import { partyBreakers, type PartyBreaker } from '../../../platform/sagas/party-breakers.js';
import {
  pausedParties,
  resumedParties,
  type PartyAct,
} from '../../../platform/sagas/paused-parties.js';
import { Database } from '../../../platform/sql/database.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { ROOM_OF, type RoomOf } from '../../room.js';
import { ListModules, type ModuleView } from './list-modules.query.js';

const NOTHING_TO_DO = { atWork: 0, dueNow: 0, planned: 0, oldestDueAt: null };

@QueryHandler(ListModules)
export class ListModulesHandler implements IQueryHandler<ListModules> {
  constructor(
    private readonly database: Database,
    private readonly modules: FulfillmentModules,
    @Inject(ROOM_OF) private readonly roomOf: RoomOf,
  ) {}

  async execute(): Promise<readonly ModuleView[]> {
    const [paused, resumed, breakers, work] = await Promise.all([
      pausedParties(this.database),
      resumedParties(this.database),
      partyBreakers(this.database),
      partyWork(this.database),
    ]);
    const of = <Row extends { readonly party: string }>(rows: readonly Row[], name: string) =>
      rows.find(({ party }) => party === name);
    return this.modules.names.map((name) => ({
      name,
      ...this.lacks(name),
      room: this.roomOf(name),
      ...(pausedView(of(paused, name)) ?? {
        ...resumedView(of(resumed, name)),
        ...(breakerView(of(breakers, name), this.roomOf(name)) ?? { state: 'running' }),
      }),
      ...workView(of(work, name)),
    }));
  }

  private lacks(name: string): Pick<ModuleView, 'lacks'> {
    const lacks = this.modules.get(name)?.lacks?.variable;
    return lacks === undefined ? {} : { lacks };
  }
}

type StateView = Partial<ModuleView> & Pick<ModuleView, 'state'>;

function pausedView(paused: PartyAct | undefined): StateView | undefined {
  if (!paused) return undefined;
  const { since, reason, actor } = paused;
  return { state: 'paused', since: toRfc3339(since), by: actor, reason };
}

function resumedView(resumed: PartyAct | undefined): Pick<ModuleView, 'resumed'> {
  if (!resumed) return {};
  const { since, reason, actor } = resumed;
  return { resumed: { at: toRfc3339(since), by: actor, reason } };
}

function breakerView(breaker: PartyBreaker | undefined, most: number): StateView | undefined {
  if (!breaker) return undefined;
  const { reason, probeAt, room } = breaker;
  const since = toRfc3339(breaker.since);
  return room === null
    ? { state: 'breaker-open', since, reason, probeAt: toRfc3339(probeAt), room: 1 }
    : { state: 'ramping', since, reason, room: Math.min(room, most) };
}

function workView({
  atWork,
  dueNow,
  planned,
  oldestDueAt,
}: Omit<PartyWork, 'party'> = NOTHING_TO_DO) {
  const oldest = oldestDueAt === null ? {} : { oldestDueAt: toRfc3339(oldestDueAt) };
  return { atWork, dueNow, planned, ...oldest };
}
