import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { HistoryController } from './read/history/history.controller.js';
import { OrderHistoryHandler } from './read/history/history.query.js';

@Module({
  imports: [CqrsModule],
  controllers: [HistoryController],
  providers: [OrderHistoryHandler],
})
export class AuditModule {}
