import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { CampaignList, StuckGroups } from '../../operations/contract.js';
import type { Caller } from '../../platform/security/caller.js';

const KEPT_MS = 900;
/** So many are shown, the newest. */
export const MOST_CAMPAIGNS = 20;

interface Look {
  readonly at: number;
  readonly mark: Promise<string>;
}

/** What is stuck and how far retries are, in short: it differs as soon as a page would show something else. */
@Injectable()
export class StuckFigures {
  private readonly looks = new Map<string, Look>();

  constructor(private readonly queries: QueryBus) {}

  /** However many pages ask, the tables are looked at once a second for all who see the same. */
  mark({ partners }: Pick<Caller, 'partners'>): Promise<string> {
    const now = performance.now();
    for (const [key, { at }] of this.looks) if (now - at > KEPT_MS) this.looks.delete(key);
    const key = JSON.stringify(partners ?? null);
    const kept = this.looks.get(key);
    if (kept) return kept.mark;
    const mark = this.look(partners);
    this.looks.set(key, { at: now, mark });
    return mark;
  }

  private async look(partners: readonly string[] | undefined): Promise<string> {
    const who = partners ? { partners } : {};
    const [{ totals, groups }, campaigns] = await Promise.all([
      this.queries.execute(new StuckGroups(who)),
      this.queries.execute(new CampaignList(MOST_CAMPAIGNS, who)),
    ]);
    const all = JSON.stringify([totals, groups, campaigns]);
    return createHash('sha256').update(all).digest('base64url').slice(0, 16);
  }
}
