import { Global, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { MODULE_OF, type ModuleOf } from '../fulfillment/contract.js';
import { EVENT_STORE, type EventStore } from '../platform/event-store/event-store.js';
import { Background } from '../platform/lifecycle/background.js';
import {
  Projections,
  type RunningProjection,
} from '../platform/projections/versions/projections.js';
import { campaignProviders } from './campaigns.providers.js';
import { CampaignsController } from './read/campaigns/campaigns.controller.js';
import { CancelCampaignController } from './write/cancel-campaign/cancel-campaign.controller.js';
import { StartCampaignController } from './write/start-campaign/start-campaign.controller.js';
import { DiagnosisController } from './read/diagnosis/diagnosis.controller.js';
import { DiagnosisHandler } from './read/diagnosis/diagnosis.query.js';
import { WorkersNow } from './read/diagnosis/workers-now.js';
import { ModuleHolds } from './module-holds.js';
import { ModulesController } from './read/modules/modules.controller.js';
import { FiguresController } from './read/figures/figures.controller.js';
import { FiguresHandler } from './read/figures/figures.query.js';
import { DueQueueHandler } from './read/due-queue/due-queue.query.js';
import { PulseHandler } from './read/pulse/pulse.query.js';
import { OPERATIONS_LAG, operationsProjection, type Lag } from './read/operations.projection.js';
import { RetryOutcomeController } from './read/retry-outcome/retry-outcome.controller.js';
import { RetryOutcomeHandler } from './read/retry-outcome/retry-outcome.query.js';
import { LatestFailuresHandler } from './read/stuck-work/latest-failures.query.js';
import { StuckGroupsHandler } from './read/stuck-work/stuck-groups.query.js';
import { StuckLinesHandler } from './read/stuck-work/stuck-lines.query.js';
import { StuckWorkController } from './read/stuck-work/stuck-work.controller.js';
import { AnnotateController } from './write/annotate/annotate.controller.js';
import { AnnotateHandler } from './write/annotate/annotate.handler.js';
import { PauseModuleController } from './write/pause-module/pause-module.controller.js';
import { RequestRetryController } from './write/request-retry/request-retry.controller.js';
import { RequestRetryHandler } from './write/request-retry/request-retry.handler.js';
import { RevokeLineController } from './write/revoke-line/revoke-line.controller.js';
import { RevokeLineHandler } from './write/revoke-line/revoke-line.handler.js';
import { SettleExcessPaymentController } from './write/settle-excess-payment/settle-excess-payment.controller.js';
import { SettleExcessPaymentHandler } from './write/settle-excess-payment/settle-excess-payment.handler.js';
import { SettleLineController } from './write/settle-line/settle-line.controller.js';
import { SettleLineHandler } from './write/settle-line/settle-line.handler.js';

/** What keeps the tables of this context, and what runs it. */
const PROJECTION = Symbol('OperationsProjection');
const PROJECTING = Symbol('OperationsProjecting');

const reading: readonly Provider[] = [
  {
    provide: PROJECTION,
    inject: [EVENT_STORE, MODULE_OF, Projections],
    useFactory: (store: EventStore, moduleOf: ModuleOf, projections: Projections) =>
      projections.add(operationsProjection(store, moduleOf)),
  },
  {
    provide: PROJECTING,
    inject: [Background, PROJECTION],
    useFactory: (background: Background, { run }: RunningProjection) => background.task(run),
  },
  {
    provide: OPERATIONS_LAG,
    inject: [PROJECTION],
    useFactory:
      ({ live }: RunningProjection): Lag =>
      () =>
        live.toldLagMs(Date.now()),
  },
  StuckGroupsHandler,
  StuckLinesHandler,
  LatestFailuresHandler,
  ...[FiguresHandler, DueQueueHandler, PulseHandler],
];

@Global()
@Module({
  imports: [CqrsModule],
  controllers: [
    StuckWorkController,
    FiguresController,
    ...[StartCampaignController, CancelCampaignController, CampaignsController],
    DiagnosisController,
    RetryOutcomeController,
    AnnotateController,
    RequestRetryController,
    RevokeLineController,
    SettleLineController,
    SettleExcessPaymentController,
    ModulesController,
    PauseModuleController,
  ],
  providers: [
    ModuleHolds,
    ...reading,
    ...campaignProviders,
    WorkersNow,
    DiagnosisHandler,
    RetryOutcomeHandler,
    AnnotateHandler,
    RequestRetryHandler,
    RevokeLineHandler,
    SettleLineHandler,
    SettleExcessPaymentHandler,
  ],
  exports: [OPERATIONS_LAG],
})
export class OperationsModule {}
