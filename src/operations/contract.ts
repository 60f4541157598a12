import { Command } from '@nestjs/cqrs';
import type { Settled } from '../platform/sagas/due-command.js';

export type { AsOf } from './read/come-to.js';
export { DueQueue, type PartyQueue } from './read/due-queue/due-queue.query.js';
export { Pulse } from './read/pulse/pulse.query.js';
export { Figures, type FiguresView } from './read/figures/figures.query.js';
export type { HourFigures, ModuleFigures } from './read/figures/hour-figures.js';
export { OPERATIONS_LAG, type Lag } from './read/operations.projection.js';
export type { StuckFilter } from './read/stuck-work/stuck-filter.js';
export {
  StuckGroups,
  type StuckGroup,
  type StuckTotals,
  type StuckWork,
} from './read/stuck-work/stuck-groups.query.js';
export { StuckWorkRequest } from './read/stuck-work/stuck-work.request.js';
export {
  StuckLines,
  type StuckLine,
  type StuckPage,
  type StuckPlace,
} from './read/stuck-work/stuck-lines.query.js';
export { LatestFailures } from './read/stuck-work/latest-failures.query.js';
export { DiagnosisOf } from './read/diagnosis/diagnosis.query.js';
export type { AnswerView, DiagnosisView, NextView } from './read/diagnosis/diagnosis-view.js';
export { RetryOutcomeOf, type RetryView } from './read/retry-outcome/retry-outcome.query.js';
export { Annotate } from './write/annotate/annotate.command.js';
export { AnnotateRequest } from './write/annotate/annotate.request.js';
export { RequestRetry, type RetryAccepted } from './write/request-retry/request-retry.command.js';
export { RequestRetryRequest } from './write/request-retry/request-retry.request.js';
export { RevokeLine } from './write/revoke-line/revoke-line.command.js';
export { RevokeLineRequest } from './write/revoke-line/revoke-line.request.js';
export { PauseModuleRequest } from './write/pause-module/pause-module.request.js';
export { SettleExcessPayment } from './write/settle-excess-payment/settle-excess-payment.command.js';
export { SettleExcessPaymentRequest } from './write/settle-excess-payment/settle-excess-payment.request.js';
export { SettleLine } from './write/settle-line/settle-line.command.js';
export { SettleLineRequest } from './write/settle-line/settle-line.request.js';
export { ordersMeant, type Which } from './campaign/which-orders.js';
export type { CampaignView, Progress } from './campaign/campaign-view.js';
export {
  CampaignList,
  CampaignOf,
  CampaignOrders,
  type CampaignOrdersPage,
  type CampaignOrderView,
} from './read/campaigns/campaigns.query.js';
export { CancelCampaignRequest } from './write/cancel-campaign/cancel-campaign.request.js';
export { CampaignOrdersRequest } from './read/campaigns/campaigns.request.js';
export { CancelCampaign } from './write/cancel-campaign/cancel-campaign.command.js';
export { StartCampaignRequest } from './write/start-campaign/start-campaign.request.js';
export { StartCampaign, type CampaignWish } from './write/start-campaign/start-campaign.command.js';

/** Goes on with a campaign of retries. Sent by the due command of the same name. */
export class AdvanceCampaign extends Command<Settled> {
  constructor(
    readonly stream: string,
    /** Epoch ms. */
    readonly now: number,
    /** How often in a row it wrote nothing. */
    readonly givenBack: number,
    /** Makes sure that nobody else is at it. */
    readonly hold: () => Promise<void>,
  ) {
    super();
  }
}
