import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { CampaignCommands } from '../../campaign/campaign-commands.js';
import { mayKnow } from '../../campaign/campaign-view.js';
import {
  campaignStream,
  decideCancel,
  isCampaignId,
  noSuchCampaign,
} from '../../campaign/campaign.js';
import { CancelCampaign } from './cancel-campaign.command.js';

@CommandHandler(CancelCampaign)
export class CancelCampaignHandler implements ICommandHandler<CancelCampaign> {
  constructor(private readonly campaigns: CampaignCommands) {}

  async execute({ id, reason, caller, context }: CancelCampaign): Promise<undefined | Rejection> {
    if (!isCampaignId(id)) return noSuchCampaign();
    const done = await this.campaigns.execute({
      ...{ stream: campaignStream(id), context },
      decide: ({ state }) =>
        state.campaign && !mayKnow(caller, state.campaign)
          ? noSuchCampaign()
          : decideCancel(state, reason),
    });
    return isRejection(done) ? done : undefined;
  }
}
