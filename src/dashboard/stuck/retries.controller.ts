import { Body, Controller, Inject, Post, Req, Res, UseFilters } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import type { CommandContext } from '../../kernel/event.js';
import type { Rejection } from '../../kernel/rejection.js';
import {
  StartCampaign,
  StartCampaignRequest,
  type CampaignView,
  type CampaignWish,
} from '../../operations/contract.js';
import { nothingToRetry } from '../../order/refusals.js';
import type { ProblemTable } from '../../platform/http/problem-table.js';
import { PROBLEMS } from '../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { actContext, readForm, refusedForm, tried, type ActForm } from '../act-form.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { campaignAnchor } from './campaign-words.js';
import type { RetryAttempt } from './retry-attempt.js';
import { pressOf, retryFilter, startRequestOf, type Press } from './retry-wish.js';
import { stuckAddress, stuckAskedIn, type StuckAsked } from './stuck-asked.js';
import { StuckLook } from './stuck-facts.js';
import { StuckPage } from './stuck-page.js';

/** A form of a group, as it was sent. */
interface Sent {
  readonly asked: StuckAsked;
  readonly form: ActForm;
  readonly context: CommandContext;
  readonly caller: Caller;
}

/** Retries what of a group is ticked, or all of it; by the command that the API has for that. */
@Controller('dashboard/stuck')
@UseFilters(PageFilter)
export class RetriesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly look: StuckLook,
    private readonly pages: Pages,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
  ) {}

  @Post()
  @RouteConfig({ form: true })
  async retry(
    @Body() body: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, context } = actContext(request, body);
    const sent: Sent = { asked: stuckAskedIn(body), form, context, caller };
    const press = pressOf(form);
    const attempt = await this.attempted(press, sent);
    if ('id' in attempt) {
      const { open: _open, cursor: _cursor, ...filter } = sent.asked;
      const where = stuckAddress({ ...filter, retry: attempt.id }, campaignAnchor(attempt));
      void reply.code(303).header('Location', where).send();
      return;
    }
    const facts = await this.look.facts(sent.asked, caller);
    this.pages.send(request, reply, h(StuckPage, { facts, attempt }), attempt.problem?.status);
  }

  /** The campaign that was started; else what is shown of the form again. */
  private async attempted(press: Press, sent: Sent): Promise<CampaignView | RetryAttempt> {
    const { asked, form, caller } = sent;
    const ticked = form.list('orders') ?? [];
    if (press === 'count') {
      const countedTicked = asked.open
        ? (await this.look.retriable(asked.open, caller, ticked)).length
        : 0;
      return { press, ticked, key: form.text('key'), typed: form.texts, countedTicked };
    }
    const done = await tried(() => this.start(press, sent), this.problems);
    return 'id' in done ? done : { press, ticked, ...refusedForm(form, done) };
  }

  private async start(press: 'ticked' | 'all', sent: Sent): Promise<CampaignView | Rejection> {
    const { asked, form, context, caller } = sent;
    const filter = asked.open && retryFilter(asked.open);
    if (!filter) return nothingToRetry();
    const request = await readForm(StartCampaignRequest, startRequestOf(press, form, filter));
    const { dryRun: _, rate, reason = '', ...wish } = request;
    if (!rate) throw new Error('The form says how fast.');
    const { orders, per } = rate;
    const wanted: CampaignWish = { ...wish, filter, rate: { orders, per }, reason };
    return this.commands.execute(new StartCampaign(wanted, caller, { ...context, reason }));
  }
}
