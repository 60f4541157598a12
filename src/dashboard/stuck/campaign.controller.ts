import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { isRejection } from '../../kernel/rejection.js';
import {
  CampaignOf,
  CampaignOrders,
  CampaignOrdersRequest,
  CancelCampaign,
  CancelCampaignRequest,
} from '../../operations/contract.js';
import type { ProblemTable } from '../../platform/http/problem-table.js';
import { accepted, PROBLEMS } from '../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { ActForm, actContext, readForm, refusedForm, tried } from '../act-form.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import type { RefusedForm } from '../typed.js';
import { CampaignPage, type CampaignShown } from './campaign-page.js';
import { campaignPath } from './campaign-words.js';
import { StuckFigures } from './stuck-figures.js';

const PAGE_SIZE = 100;

/** One retry of many orders; and its end before its time, by the command of the API. */
@Controller('dashboard/stuck/retries/:campaign')
@UseFilters(PageFilter)
export class CampaignPageController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly pages: Pages,
    private readonly figures: StuckFigures,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
  ) {}

  @Get()
  async campaign(
    @Param('campaign') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shown = await this.shown(id, query, caller);
    this.pages.send(request, reply, h(CampaignPage, shown));
  }

  @Post()
  @RouteConfig({ form: true })
  async cancel(
    @Param('campaign') id: string,
    @Body() body: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, context } = actContext(request, body);
    const done = await tried(async () => {
      const { reason } = await readForm(CancelCampaignRequest, form.pick(['reason']));
      const command = new CancelCampaign(id, reason, caller, { ...context, reason });
      const refusal = await this.commands.execute(command);
      return isRejection(refusal) ? refusal : ('cancelled' as const);
    }, this.problems);
    if (done === 'cancelled') {
      void reply.code(303).header('Location', campaignPath({ id })).send();
      return;
    }
    const refused: RefusedForm = refusedForm(form, done);
    const shown = await this.shown(id, {}, caller);
    this.pages.send(request, reply, h(CampaignPage, { ...shown, refused }), done.status);
  }

  private async shown(
    id: string,
    query: Readonly<Record<string, unknown>>,
    caller: Caller,
  ): Promise<CampaignShown> {
    const fields = new ActForm(query).pick(['outcome', 'cursor']);
    const { outcome, cursor = '-1' } = await readForm(CampaignOrdersRequest, fields);
    const page = { outcome, limit: PAGE_SIZE, after: Number(cursor) };
    const mark = await this.figures.mark(caller);
    const campaign = accepted(await this.queries.execute(new CampaignOf(id, caller)));
    const orders = accepted(await this.queries.execute(new CampaignOrders(id, page, caller)));
    return { campaign, orders, outcome, mark };
  }
}
