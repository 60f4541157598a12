import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DiagnosisController } from './read/diagnosis/diagnosis.controller.js';
import { DiagnosisHandler } from './read/diagnosis/diagnosis.query.js';
import { ModuleHolds } from './module-holds.js';
import { ModulesController } from './read/modules/modules.controller.js';
import { RetryOutcomeController } from './read/retry-outcome/retry-outcome.controller.js';
import { RetryOutcomeHandler } from './read/retry-outcome/retry-outcome.query.js';
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

@Module({
  imports: [CqrsModule],
  controllers: [
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
    DiagnosisHandler,
    RetryOutcomeHandler,
    AnnotateHandler,
    RequestRetryHandler,
    RevokeLineHandler,
    SettleLineHandler,
    SettleExcessPaymentHandler,
  ],
})
export class OperationsModule {}
