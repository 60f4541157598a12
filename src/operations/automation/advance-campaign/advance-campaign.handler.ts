import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection } from '../../../kernel/rejection.js';
import { systemContext } from '../../../platform/event-store/system-context.js';
import type { Settled } from '../../../platform/sagas/due-command.js';
import { CampaignCommands, RetrySets } from '../../campaign/campaign-commands.js';
import type { EndOfCampaign, Rate } from '../../campaign/campaign-events.js';
import { campaignIdOf, decideFinish, type Campaign } from '../../campaign/campaign.js';
import type { Outcome } from '../../campaign/outcome.js';
import { AdvanceCampaign } from '../../contract.js';
import { CampaignRows } from '../../read/campaigns/campaign-rows.js';
import { OrdersOfCampaign, type CampaignAtWork } from './orders-of-campaign.js';

/** A slice of a campaign's work lasts about so long, so that a cancel is seen soon and others get their turn. */
const SLICE_MS = 500;

/** How often orders that wait for their outcome are looked at. */
const LOOK_MS = 1_000;

/**
 * Goes on with a campaign: sees what became of orders, asks for the next ones as fast as its rate allows, and ends it. All that it
 * does is known again after a death: an order's own stream has the request, under an id that campaign and order make.
 */
@CommandHandler(AdvanceCampaign)
export class AdvanceCampaignHandler implements ICommandHandler<AdvanceCampaign> {
  constructor(
    private readonly campaigns: CampaignCommands,
    private readonly sets: RetrySets,
    private readonly rows: CampaignRows,
    private readonly orders: OrdersOfCampaign,
  ) {}

  async execute({ stream, now, hold }: AdvanceCampaign): Promise<Settled> {
    const folded = await this.campaigns.load(stream);
    const { campaign } = folded.state;
    if (!campaign || campaign.finished) return { kind: 'acted', revision: folded.revision };
    const work = {
      id: campaignIdOf(stream),
      campaign,
      context: systemContext('campaigns', folded, now),
    };
    await hold();
    const hasMoved = await this.orders.look(work);
    const because = await this.end(campaign);
    if (because) return this.finish(stream, work, because);
    await hold();
    const wait = campaign.cancelled ? LOOK_MS : await this.ask(work);
    return { kind: 'given-back', afterMs: hasMoved ? Math.min(wait, SLICE_MS) : wait };
  }

  /** Undefined: there is still something to do, or to wait for. */
  private async end({ setId, cancelled, stopAfter }: Campaign): Promise<EndOfCampaign | undefined> {
    const open = (await this.rows.tally([setId])).filter(({ outcome }) => outcome === null);
    if (open.length === 0) return cancelled ? 'cancelled' : 'done';
    if (cancelled && open.every(({ asked }) => !asked)) return 'cancelled';
    if (stopAfter === undefined) return undefined;
    const first = await this.rows.firstAsked(setId, stopAfter);
    const inVain = first.filter(({ outcome }) => outcome === 'failed-again').length;
    return inVain === stopAfter ? 'failed-again' : undefined;
  }

  /** How long to wait afterwards, ms. */
  private async ask(work: CampaignAtWork): Promise<number> {
    const { campaign, id } = work;
    const perOrderMs = msPerOrder(campaign.rate);
    const most = Math.max(1, Math.floor(SLICE_MS / perOrderMs));
    const orders = await this.rows.toAsk(
      campaign.setId,
      Math.min(most, await this.allowed(campaign)),
    );
    if (orders.length === 0) return LOOK_MS;
    const wait = await this.rows.takeTurns(id, orders.length, perOrderMs);
    if (wait > 0) return Math.min(wait, LOOK_MS);
    await this.orders.ask(work, orders);
    return Math.min(await this.rows.untilNextTurn(id), LOOK_MS);
  }

  /** While the first ones are a trial, no others are asked for. */
  private async allowed({ setId, stopAfter }: Campaign): Promise<number> {
    if (stopAfter === undefined) return Number.MAX_SAFE_INTEGER;
    const first = await this.rows.firstAsked(setId, stopAfter);
    const isOver = first.some(({ outcome }) => outcome !== null && outcome !== 'failed-again');
    return isOver ? Number.MAX_SAFE_INTEGER : stopAfter - first.length;
  }

  private async finish(
    stream: string,
    { campaign, context }: CampaignAtWork,
    because: EndOfCampaign,
  ): Promise<Settled> {
    const outcomes = await this.rows.everyOutcome(campaign.setId);
    const ended = outcomes.map(({ outcome }) => outcome ?? 'not-asked');
    await this.sets.answer(campaign.setId, ended, context);
    const finished = await this.campaigns.execute({
      ...{ stream, context },
      decide: ({ state }) => decideFinish(state, { because, outcomes: counted(ended) }),
    });
    if (isRejection(finished)) throw new Error('Nothing refuses the end of a campaign.');
    return { kind: 'acted', revision: finished.folded.revision };
  }
}

function msPerOrder({ orders, per }: Rate): number {
  return (per === 'second' ? 1_000 : 60_000) / orders;
}

function counted(outcomes: readonly Outcome[]): Readonly<Partial<Record<Outcome, number>>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
