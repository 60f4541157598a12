import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { OrderAt, OrderAtRequest, OrderHistory } from '../../audit/contract.js';
import { OrderStatusOf } from '../../checkout/contract.js';
import { ListModules } from '../../fulfillment/contract.js';
import { isRejection } from '../../kernel/rejection.js';
import { DiagnosisOf, RetryOutcomeOf, type RetryView } from '../../operations/contract.js';
import { noSuchOrder } from '../../order/refusals.js';
import { accepted, Refused } from '../../platform/http/refusals.js';
import type { Caller } from '../../platform/security/caller.js';
import { readForm } from '../act-form.js';
import { Pages } from '../layout/pages.js';
import type { Attempt } from './attempt.js';
import { actsOf, type OrderFacts } from './order-facts.js';
import { OrderPage } from './order-page.js';
import { ThenPage } from './then-page.js';

/** What of an order is to be shown beside itself. */
export interface Shown {
  /** A retry whose outcome is looked at. */
  readonly retryId?: string | undefined;
  /** A command whose outcome is looked at. */
  readonly commandId?: string | undefined;
  readonly attempt?: Attempt;
}

/** Shows orders, by the queries that the API has. */
@Injectable()
export class OrderPages {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  async show(
    request: FastifyRequest,
    reply: FastifyReply,
    number: string,
    { retryId, commandId, attempt }: Shown = {},
  ): Promise<void> {
    const { caller } = request;
    if (!caller) throw new Error('Pages of orders are not for anyone.');
    const facts = await this.factsOf(number, caller, retryId);
    const page = h(OrderPage, { facts, commandId, attempt });
    this.pages.send(request, reply, page, attempt?.problem.status);
  }

  /** As it was after an event of it. @throws ProblemError there was nothing to be seen, or no such event is meant */
  async showThen(
    request: FastifyRequest,
    reply: FastifyReply,
    number: string,
    query: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { caller } = request;
    if (!caller) throw new Error('Pages of orders are not for anyone.');
    const { revision = '0' } = await readForm(OrderAtRequest, { revision: query['revision'] });
    const at = new OrderAt(number, { revision: Number(revision) }, caller);
    const then = accepted(await this.queries.execute(at));
    this.pages.send(request, reply, h(ThenPage, { then }));
  }

  private async factsOf(
    number: string,
    caller: Caller,
    retryId: string | undefined,
  ): Promise<OrderFacts> {
    const { events } = await this.queries.execute(new OrderHistory(number, {}, caller));
    const diagnosis = accepted(await this.queries.execute(new DiagnosisOf(number, caller)));
    const order = await this.queries.execute(new OrderStatusOf(number, diagnosis.revision));
    if (!order) throw new Refused(noSuchOrder());
    const modules = await this.queries.execute(new ListModules());
    const retry = retryId === undefined ? undefined : await this.retryOf(number, retryId, caller);
    return { order, diagnosis, events, modules, ...actsOf(events), ...(retry && { retry }) };
  }

  private async retryOf(
    number: string,
    id: string,
    caller: Caller,
  ): Promise<RetryView | undefined> {
    const outcome = await this.queries.execute(new RetryOutcomeOf(number, id, caller));
    return isRejection(outcome) ? undefined : outcome;
  }
}
