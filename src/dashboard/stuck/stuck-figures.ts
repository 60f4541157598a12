import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CampaignList, StuckGroups } from '../../operations/contract.js';
import type { Caller } from '../../platform/security/caller.js';
import { KeptMarks } from '../live/kept-marks.js';

const KEPT_MS = 900;
/** So many are shown, the newest. */
export const MOST_CAMPAIGNS = 20;

/** What is stuck and how far retries are, in short: it differs as soon as a page would show something else. */
@Injectable()
export class StuckFigures {
  private readonly marks = new KeptMarks();

  constructor(private readonly queries: QueryBus) {}

  /** However many pages ask, the tables are looked at once a second for all who see the same. */
  mark({ partners }: Pick<Caller, 'partners'>): Promise<string> {
    return this.marks.of(JSON.stringify(partners ?? null), KEPT_MS, () => this.look(partners));
  }

  private async look(partners: readonly string[] | undefined): Promise<string> {
    const who = partners ? { partners } : {};
    const [{ totals, groups }, campaigns] = await Promise.all([
      this.queries.execute(new StuckGroups(who)),
      this.queries.execute(new CampaignList(MOST_CAMPAIGNS, who)),
    ]);
    return JSON.stringify([totals, groups, campaigns]);
  }
}
