import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
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
    RequestRetryController,
    RevokeLineController,
    SettleLineController,
    SettleExcessPaymentController,
  ],
  providers: [
    RequestRetryHandler,
    RevokeLineHandler,
    SettleLineHandler,
    SettleExcessPaymentHandler,
  ],
})
export class OperationsModule {}
