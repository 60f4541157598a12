import { Body, Controller, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext } from '../../../kernel/event.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import {
  Annotate,
  AnnotateRequest,
  RequestRetry,
  RequestRetryRequest,
  RevokeLine,
  RevokeLineRequest,
  SettleExcessPayment,
  SettleExcessPaymentRequest,
  SettleLine,
  SettleLineRequest,
} from '../../../operations/contract.js';
import type { ProblemTable } from '../../../platform/http/problem-table.js';
import { PROBLEMS } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { actContext, type ActForm, readForm, refusedForm, tried } from '../../act-form.js';
import { PageFilter } from '../../errors/page.filter.js';
import type { ActName } from '../attempt.js';
import { OrderPages } from '../order-pages.js';

/** An act on an order, as it was asked for. */
interface Asked {
  readonly act: ActName;
  readonly number: string;
  readonly line?: string | undefined;
  readonly body: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Does one, and says what of the page is to be looked at then. */
type Do = (form: ActForm, context: CommandContext) => Promise<string | Rejection>;

/** What can be done to an order from its page: the very commands of the API. Then the page is shown again, with what came of it. */
@Controller('dashboard/orders/:number')
@UseFilters(PageFilter)
export class OrderActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly orders: OrderPages,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
  ) {}

  @Post('retries')
  @RouteConfig({ form: true })
  retry(
    @Param('number') number: string,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked: Asked = { act: 'retry', number, body, request, reply };
    return this.perform(asked, async (form, context) => {
      const { lines, reason } = await readForm(
        RequestRetryRequest,
        form.pick(['reason'], ['lines']),
      );
      const command = new RequestRetry(number, lines, reason, caller, { ...context, reason });
      const done = await this.commands.execute(command);
      return isRejection(done) ? done : `retry=${done.retryId}`;
    });
  }

  @Post('notes')
  @RouteConfig({ form: true })
  annotate(
    @Param('number') number: string,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.perform({ act: 'note', number, body, request, reply }, async (form, context) => {
      const { text } = await readForm(AnnotateRequest, form.pick(['text']));
      const done = await this.commands.execute(new Annotate(number, text, caller, context));
      return isRejection(done) ? done : `done=${context.commandId}`;
    });
  }

  @Post('lines/:line/revocation')
  @RouteConfig({ form: true })
  revoke(
    @Param() { number, line }: Readonly<Record<'number' | 'line', string>>,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked: Asked = { act: 'revoke', number, line, body, request, reply };
    return this.perform(asked, async (form, context) => {
      const { reason } = await readForm(RevokeLineRequest, form.pick(['reason']));
      const command = new RevokeLine(number, line, reason, caller, { ...context, reason });
      const done = await this.commands.execute(command);
      return isRejection(done) ? done : `done=${context.commandId}`;
    });
  }

  @Post('lines/:line/settlement')
  @RouteConfig({ form: true })
  settle(
    @Param() { number, line: lineId }: Readonly<Record<'number' | 'line', string>>,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked: Asked = { act: 'settle', number, line: lineId, body, request, reply };
    return this.perform(asked, async (form, context) => {
      const fields = form.pick(['outcome', 'reason', 'evidence']);
      const { outcome, reason, evidence } = await readForm(SettleLineRequest, fields);
      const settlement = { lineId, outcome, reason, ...(evidence !== undefined && { evidence }) };
      const command = new SettleLine(number, settlement, caller, { ...context, reason });
      const done = await this.commands.execute(command);
      return isRejection(done) ? done : `done=${context.commandId}`;
    });
  }

  @Post('excess-payments/settlement')
  @RouteConfig({ form: true })
  settleMoney(
    @Param('number') number: string,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked: Asked = { act: 'settle-money', number, body, request, reply };
    return this.perform(asked, async (form, context) => {
      const fields = form.pick(['reference', 'reason', 'evidence']);
      const settlement = await readForm(SettleExcessPaymentRequest, fields);
      const of = { ...context, reason: settlement.reason };
      const done = await this.commands.execute(
        new SettleExcessPayment(number, settlement, caller, of),
      );
      return isRejection(done) ? done : `done=${context.commandId}`;
    });
  }

  /** What is refused is shown on the same page, with what was typed; what is done is looked at by another address. */
  private async perform(
    { act, number, line, body, request, reply }: Asked,
    run: Do,
  ): Promise<void> {
    const { form, context } = actContext(request, body);
    const done = await tried(() => run(form, context), this.problems);
    if (typeof done === 'string') {
      const where = `/dashboard/orders/${encodeURIComponent(number)}?${done}#result`;
      void reply.code(303).header('Location', where).send();
      return;
    }
    const attempt = {
      act,
      line: line ?? form.text('line') ?? form.text('reference'),
      ...refusedForm(form, done),
    };
    await this.orders.show(request, reply, number, { attempt });
  }
}
