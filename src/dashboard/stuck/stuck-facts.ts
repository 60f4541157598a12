import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListModules, type ModuleView } from '../../fulfillment/contract.js';
import { isRejection } from '../../kernel/rejection.js';
import {
  CampaignList,
  CampaignOf,
  OPERATIONS_LAG,
  ordersMeant,
  StuckGroups,
  StuckLines,
  StuckWorkRequest,
  type CampaignView,
  type Lag,
  type StuckFilter,
  type StuckGroup,
  type StuckLine,
  type StuckWork,
} from '../../operations/contract.js';
import { cursorTo, placeOf } from '../../platform/http/list-cursor.js';
import type { Caller } from '../../platform/security/caller.js';
import { readForm } from '../act-form.js';
import { knownUpTo } from '../components/known.js';
import { isSame, linesOfGroup, type GroupKey } from './group-key.js';
import { retryFilter } from './retry-wish.js';
import { MOST_CAMPAIGNS, StuckFigures } from './stuck-figures.js';
import { filterWords, type StuckAsked } from './stuck-asked.js';

/** Lines of a page of a group. */
export const GROUP_PAGE = 50;

/** The group whose orders are listed. */
export interface OpenGroup {
  readonly key: GroupKey;
  readonly lines: readonly StuckLine[];
  readonly nextCursor?: string;
  /** The orders that a retry of all would attempt, whether they are shown or not. */
  readonly retriable: ReadonlySet<string>;
}

/** All that the page says, from one look. */
export interface StuckFacts {
  readonly asked: StuckAsked;
  readonly work: StuckWork;
  readonly modules: readonly ModuleView[];
  readonly campaigns: readonly CampaignView[];
  readonly open?: OpenGroup;
  readonly lagMs: number | null;
  /** Of the figures, to be told when they are others. */
  readonly mark: string;
}

/** Finds out what is stuck, by the queries that the API has. */
@Injectable()
export class StuckLook {
  constructor(
    private readonly queries: QueryBus,
    private readonly figures: StuckFigures,
    @Inject(OPERATIONS_LAG) private readonly lag: Lag,
  ) {}

  /** @throws ProblemError a filter breaks a rule of the API */
  async facts(asked: StuckAsked, caller: Caller): Promise<StuckFacts> {
    const { needsPerson: _, ...words } = await readForm(StuckWorkRequest, filterWords(asked));
    const { partners } = caller;
    // First: what happens from here on, the page is told.
    const mark = await this.figures.mark(caller);
    const filter: StuckFilter = { ...words, ...(partners && { partners }) };
    const [groups, modules, campaigns] = await Promise.all([
      this.queries.execute(new StuckGroups(filter)),
      this.queries.execute(new ListModules()),
      this.campaigns(asked.retry, caller),
    ]);
    const open = await this.opened(asked, groups.groups, caller);
    const lagMs = await this.lag();
    const work = { ...groups, position: knownUpTo(groups.position, lagMs) };
    return { asked, work, modules, campaigns, lagMs, mark, ...(open && { open }) };
  }

  /** The one that was just started is there at once, whatever the list knows of it. */
  private async campaigns(
    started: string | undefined,
    caller: Caller,
  ): Promise<readonly CampaignView[]> {
    const listed = await this.queries.execute(new CampaignList(MOST_CAMPAIGNS, caller));
    if (started === undefined) return listed;
    const campaign = await this.queries.execute(new CampaignOf(started, caller));
    if (isRejection(campaign)) return listed;
    return [campaign, ...listed.filter(({ id }) => id !== campaign.id)];
  }

  private async opened(
    { open, cursor }: StuckAsked,
    groups: readonly StuckGroup[],
    caller: Caller,
  ): Promise<OpenGroup | undefined> {
    if (!open || !groups.some((group) => isSame(group, open))) return undefined;
    const filter = linesOfGroup(open, caller.partners);
    const after = cursor === undefined ? undefined : placeOf(cursor, filter, [0, '', '']);
    const page = await this.queries.execute(new StuckLines(filter, GROUP_PAGE, after));
    const { lines, next } = page;
    const all = await this.retriable(open, caller);
    return {
      ...{ key: open, lines, retriable: new Set(all) },
      ...(next && { nextCursor: cursorTo(next, filter) }),
    };
  }

  /** The orders of a group that a retry would attempt now; of these only, if some are named. */
  async retriable(
    group: GroupKey,
    caller: Caller,
    orders?: readonly string[],
  ): Promise<readonly string[]> {
    const filter = retryFilter(group);
    if (!filter) return [];
    const meant = await ordersMeant(this.queries, { filter, ...(orders && { orders }) }, caller);
    return isRejection(meant) ? [] : meant;
  }
}
