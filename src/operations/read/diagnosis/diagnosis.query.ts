import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isOfPartners, isThereFor, OrderCommands, orderRow } from '../../../checkout/contract.js';
import { FULFILLMENT_SAGA, MODULE_OF, type ModuleOf } from '../../../fulfillment/contract.js';
import type { Rejection } from '../../../kernel/rejection.js';
import { diagnose } from '../../../order/diagnose.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { noSuchOrder } from '../../../order/refusals.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import { parkedFault } from '../../../platform/projections/parked-streams.js';
import type { StreamFault } from '../../../platform/projections/stream-fault.js';
import type { Caller } from '../../../platform/security/caller.js';
import { Database } from '../../../platform/sql/database.js';
import { ifSqlAnswers } from '../../../platform/sql/if-sql-answers.js';
import { diagnosisView, unreadView, type DiagnosisView } from './diagnosis-view.js';
import { obstacle } from './obstacle.js';
import { readOrder } from './read-order.js';
import { WorkersNow } from './workers-now.js';

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
    private readonly workers: WorkersNow,
  ) {}

  async execute({ orderNumber, caller }: DiagnosisOf): Promise<DiagnosisView | Rejection> {
    if (!ORDER_NUMBER.test(orderNumber)) return noSuchOrder();
    const stream = orderStream(orderNumber);
    const { order, events, fault } = await readOrder(this.store, this.orders, stream);
    if (fault && order.state.stage === 'none') return this.fromRow(orderNumber, caller, fault);
    if (!isThereFor(caller, order.state)) return noSuchOrder();
    const [workers, parked] = await Promise.all([
      this.workers.of(stream),
      ifSqlAnswers(parkedFault(this.database, FULFILLMENT_SAGA, stream)),
    ]);
    if (fault) return diagnosisView(orderNumber, order, [obstacle('unreadable', fault)], workers);
    const answers = diagnose({ state: order.state, events }, this.moduleOf);
    const all = parked ? [obstacle('parked', parked), ...answers] : answers;
    return diagnosisView(orderNumber, order, all, workers);
  }

  /** Nothing of it can be read any more: what was seen of it last tells whose it is, and how it was. */
  private async fromRow(
    orderNumber: string,
    caller: Pick<Caller, 'partners'>,
    fault: StreamFault,
  ): Promise<DiagnosisView | Rejection> {
    const row = await orderRow(this.database, orderStream(orderNumber));
    if (!row || !isOfPartners(caller, row.view.partner)) return noSuchOrder();
    return unreadView(row.view, obstacle('unreadable', fault));
  }
}
