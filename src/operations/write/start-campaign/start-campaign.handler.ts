import { CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { isRejection, rejection, type Rejection } from '../../../kernel/rejection.js';
import { nothingToRetry } from '../../../order/refusals.js';
import { CampaignCommands, RetrySets } from '../../campaign/campaign-commands.js';
import { campaignView, type CampaignView } from '../../campaign/campaign-view.js';
import { campaignStream, decideStart, type Campaign } from '../../campaign/campaign.js';
import { meantBy, ordersMeant } from '../../campaign/which-orders.js';
import { StartCampaign } from './start-campaign.command.js';

@CommandHandler(StartCampaign)
export class StartCampaignHandler implements ICommandHandler<StartCampaign> {
  constructor(
    private readonly campaigns: CampaignCommands,
    private readonly sets: RetrySets,
    private readonly queries: QueryBus,
  ) {}

  async execute(command: StartCampaign): Promise<CampaignView | Rejection> {
    const { wish, caller, context } = command;
    const id = context.commandId;
    const known = (await this.campaigns.load(campaignStream(id))).state.campaign;
    if (known) return campaignView(id, known, []);
    const orders = await ordersMeant(this.queries, wish, caller);
    if (isRejection(orders)) return orders;
    const { expected } = wish;
    if (expected !== undefined && expected !== orders.length) return countChanged(orders.length);
    if (orders.length === 0) return nothingToRetry();
    const started = await this.start(command, orders);
    return isRejection(started) ? started : campaignView(id, started, []);
  }

  /** The set first, under an id of its own: should we die in between, nobody ever asks for it. */
  private async start(
    { wish, caller, context }: StartCampaign,
    orders: readonly string[],
  ): Promise<Campaign | Rejection> {
    const setId = randomUUID();
    await this.sets.freeze(setId, orders, context);
    const { rate, stopAfter, reason } = wish;
    const data = {
      ...{ setId, orders: orders.length, meant: meantBy(wish), rate, reason },
      ...(stopAfter !== undefined && { stopAfter }),
      ...(caller.partners && { partners: caller.partners }),
    };
    const done = await this.campaigns.execute({
      ...{ stream: campaignStream(context.commandId), context },
      decide: ({ state }) => decideStart(state, data),
    });
    if (isRejection(done)) return done;
    const { campaign } = done.folded.state;
    if (!campaign) throw new Error('A campaign that was started is there.');
    return campaign;
  }
}

function countChanged(now: number): Rejection {
  return rejection('count-changed', `${now} orders match now. Nothing was done.`);
}
