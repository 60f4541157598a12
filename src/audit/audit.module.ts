import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OrderRecords } from './order-records.js';
import { HistoryController } from './read/history/history.controller.js';
import { OrderHistoryHandler } from './read/history/history.query.js';
import { OrderAtController } from './read/order-at/order-at.controller.js';
import { OrderAtHandler } from './read/order-at/order-at.query.js';
import { OrderStepsController } from './read/order-steps/order-steps.controller.js';
import { OrderStepsHandler } from './read/order-steps/order-steps.query.js';

@Module({
  imports: [CqrsModule],
  controllers: [HistoryController, OrderAtController, OrderStepsController],
  providers: [OrderRecords, OrderHistoryHandler, OrderAtHandler, OrderStepsHandler],
})
export class AuditModule {}
