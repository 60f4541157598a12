import { Command } from '@nestjs/cqrs';
import type { FilterWords } from '../../../checkout/contract.js';
import type { CommandContext } from '../../../kernel/event.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { Caller } from '../../../platform/security/caller.js';
import type { Rate } from '../../campaign/campaign-events.js';
import type { CampaignView } from '../../campaign/campaign-view.js';

/** Which orders are to be attempted again, and how. */
export interface CampaignWish {
  readonly filter?: FilterWords;
  /** Numbers; only these. */
  readonly orders?: readonly string[];
  readonly expected?: number;
  readonly rate: Rate;
  readonly stopAfter?: number;
  readonly reason: string;
}

/** Orders that match now are attempted again, one after the other. Its id is that of the command: sent again it is the same. */
export class StartCampaign extends Command<CampaignView | Rejection> {
  constructor(
    readonly wish: CampaignWish,
    readonly caller: Caller,
    readonly context: CommandContext,
  ) {
    super();
  }
}
