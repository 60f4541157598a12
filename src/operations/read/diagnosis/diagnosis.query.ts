import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isThereFor, OrderCommands } from '../../../checkout/contract.js';
import { MODULE_OF, type ModuleOf } from '../../../fulfillment/contract.js';
import type { Rejection } from '../../../kernel/rejection.js';
import { diagnose } from '../../../order/diagnose.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { noSuchOrder } from '../../../order/refusals.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import {
  dueCommandsOf,
  type DueCommandNow,
} from '../../../platform/sagas/due-commands.of-stream.js';
import type { Caller } from '../../../platform/security/caller.js';
import { Database } from '../../../platform/sql/database.js';
import { SqlUnavailable } from '../../../platform/sql/sql-errors.js';
import { ModuleHolds } from '../../module-holds.js';
import { diagnosisView, type DiagnosisView } from './diagnosis-view.js';

/** Why an order is not finished, what happens next and when, and who must act. */
export class DiagnosisOf extends Query<DiagnosisView | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly caller: Pick<Caller, 'partners'>,
  ) {
    super();
  }
}

/** From the events themselves; SQL only adds how far the workers are. */
@QueryHandler(DiagnosisOf)
export class DiagnosisHandler implements IQueryHandler<DiagnosisOf> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly orders: OrderCommands,
    private readonly database: Database,
    @Inject(MODULE_OF) private readonly moduleOf: ModuleOf,
    private readonly holds: ModuleHolds,
  ) {}

  async execute({ orderNumber, caller }: DiagnosisOf): Promise<DiagnosisView | Rejection> {
    if (!ORDER_NUMBER.test(orderNumber)) return noSuchOrder();
    const stream = orderStream(orderNumber);
    const events = await this.store.read(stream);
    let order = this.orders.nothing;
    for (const event of events) order = await this.orders.take(order, event);
    if (!isThereFor(caller, order.state)) return noSuchOrder();
    const answers = diagnose({ state: order.state, events }, this.moduleOf);
    const [rows, holds] = await Promise.all([this.due(stream), this.holds.now()]);
    return diagnosisView(orderNumber, order, answers, { rows, holds });
  }

  private async due(stream: string): Promise<readonly DueCommandNow[] | undefined> {
    try {
      return await dueCommandsOf(this.database, stream);
    } catch (error) {
      if (error instanceof SqlUnavailable) return undefined;
      throw error;
    }
  }
}
