import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { AccessRule } from '../platform/security/access-table.js';
import { HistoryController } from './read/history/history.controller.js';
import { OrderHistoryHandler } from './read/history/history.query.js';

export const auditAccess: readonly AccessRule[] = [
  { method: 'GET', route: '/v1/orders/:number/history', roles: ['auditor', 'operator'] },
];

@Module({
  imports: [CqrsModule],
  controllers: [HistoryController],
  providers: [OrderHistoryHandler],
})
export class AuditModule {}
