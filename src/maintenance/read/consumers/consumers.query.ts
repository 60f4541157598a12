import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ConsumerReport } from '../../../platform/projections/consumer-report.js';
import { Consumers } from '../../../platform/projections/consumers.js';

export interface ConsumersView {
  readonly consumers: readonly ConsumerReport[];
}

/** How each consumer of events is, whichever process leads it. */
export class ConsumersNow extends Query<ConsumersView> {}

@QueryHandler(ConsumersNow)
export class ConsumersHandler implements IQueryHandler<ConsumersNow> {
  constructor(private readonly consumers: Consumers) {}

  async execute(): Promise<ConsumersView> {
    return { consumers: await this.consumers.reports() };
  }
}
