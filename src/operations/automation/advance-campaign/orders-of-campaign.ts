import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RetriesOver, type AskedRetry } from '../../../checkout/contract.js';
import type { CommandContext } from '../../../kernel/event.js';
import { derivedId } from '../../../kernel/ids.js';
import { isRejection } from '../../../kernel/rejection.js';
import { orderStream } from '../../../order/order-stream.js';
import type { Logger } from '../../../platform/observability/logger.js';
import { faultOr, StreamFault } from '../../../platform/projections/stream-fault.js';
import type { Campaign } from '../../campaign/campaign.js';
import { outcomeOf } from '../../campaign/outcome.js';
import type { CampaignOrder, CampaignRows, Learned } from '../../read/campaigns/campaign-rows.js';
import { RetryOutcomeOf } from '../../read/retry-outcome/retry-outcome.query.js';
import { RequestRetry } from '../../write/request-retry/request-retry.command.js';

export interface CampaignAtWork {
  readonly id: string;
  readonly campaign: Campaign;
  readonly context: CommandContext;
}

/** Orders asked for, or read, at once. */
const AT_ONCE = 8;

/** Rows looked at in one go; the next look begins behind them. */
const LOOKED_AT = 1_000;

/** The house's own hand may reach every order: who started the campaign could see those that it is about. */
const HOUSE = {};

/** Asks for the retries of a campaign's orders, and sees what became of them. */
export class OrdersOfCampaign {
  /** By campaign: where the last look ended. Lost, it begins at the front. */
  private readonly lookedTo = new Map<string, number>();

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly rows: CampaignRows,
    private readonly logger: Logger,
  ) {}

  async ask(work: CampaignAtWork, orders: readonly CampaignOrder[]): Promise<void> {
    await inGroups(orders, async (group) => {
      const learned = await Promise.all(group.map((order) => this.askOne(work, order)));
      await this.rows.learn(work.campaign.setId, learned);
    });
  }

  /** Returns whether anything has ended. */
  async look({ id, campaign: { setId } }: CampaignAtWork): Promise<boolean> {
    const awaited = await this.rows.awaited(setId, this.lookedTo.get(id) ?? -1, LOOKED_AT);
    const last = awaited.at(-1);
    if (last && awaited.length === LOOKED_AT) this.lookedTo.set(id, last.place);
    else this.lookedTo.delete(id);
    if (awaited.length === 0) return false;
    const places = new Map(awaited.map(({ order_number, place }) => [order_number, place]));
    const asked = awaited.map(({ order_number: orderNumber, revision }) => ({
      ...{ orderNumber, revision: revision ?? 0, retryId: retryIdOf(id, orderNumber) },
    }));
    let ended = 0;
    await inGroups(await this.queries.execute(new RetriesOver(asked)), async (group) => {
      const learned = await Promise.all(
        group.map((retry) => this.lookAt(retry, places.get(retry.orderNumber) ?? -1)),
      );
      await this.rows.learn(setId, learned.flat());
      ended += learned.flat().length;
    });
    return ended > 0;
  }

  private async askOne(work: CampaignAtWork, order: CampaignOrder): Promise<Learned> {
    const { place, order_number: number } = order;
    const { campaign, context, id } = work;
    const retryId = retryIdOf(id, number);
    const { startedBy: actor, reason } = campaign;
    const inItsName = { ...context, commandId: retryId, actor, reason };
    try {
      const command = new RequestRetry(number, undefined, reason, HOUSE, inItsName);
      const retry = await this.commands.execute(command);
      if (isRejection(retry) || retry.retryId !== retryId) return passedOver(place);
      return { place, askedAt: context.now, revision: retry.revision };
    } catch (error) {
      const fault = faultOr({ stream: orderStream(number), revision: 0, type: '' }, error);
      if (!(fault instanceof StreamFault)) throw error;
      this.logger.error(
        { code: fault.code, stream: fault.stream },
        'an order of a campaign cannot be read',
      );
      return passedOver(place);
    }
  }

  private async lookAt({ orderNumber, retryId }: AskedRetry, place: number): Promise<Learned[]> {
    const retry = await this.queries.execute(new RetryOutcomeOf(orderNumber, retryId, HOUSE));
    if (isRejection(retry)) return [passedOver(place)];
    const outcome = outcomeOf(retry.lines.map((line) => line.outcome));
    if (!outcome) return [];
    const failed = retry.lines.find(({ failure }) => failure);
    const failure = failed?.failure && { line: failed.line, ...failed.failure };
    return [{ place, outcome, ...(failure && { failure }) }];
  }
}

/** The same for ever, so that an order is asked once for a campaign, whoever dies meanwhile. */
export function retryIdOf(campaignId: string, orderNumber: string): string {
  return derivedId('retry-campaign', campaignId, orderNumber.toLowerCase());
}

function passedOver(place: number): Learned {
  return { place, outcome: 'nothing-to-retry' };
}

async function inGroups<Item>(
  items: readonly Item[],
  work: (group: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await work(items.slice(at, at + AT_ONCE));
}
