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
import {
  ConsumersNow,
  ParkedStreams,
  ReleaseStream,
  ReleaseStreamRequest,
} from '../../maintenance/contract.js';
import type { ProblemTable } from '../../platform/http/problem-table.js';
import { PROBLEMS } from '../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { actContext, readForm, refusedForm, tried } from '../act-form.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { ParkedPage, type ParkedAttempt } from './parked-page.js';
import type { ParkedName } from './parked-words.js';

interface Shown {
  readonly released?: ParkedName;
  readonly attempt?: ParkedAttempt;
}

/** What consumers cannot handle; having it tried again, by the very command of the API. */
@Controller('dashboard/parked')
@UseFilters(PageFilter)
export class ParkedPageController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly pages: Pages,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
  ) {}

  @Get()
  parked(
    @Query() { consumer, stream }: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isNamed = typeof consumer === 'string' && typeof stream === 'string';
    return this.show(request, reply, caller, isNamed ? { released: { consumer, stream } } : {});
  }

  @Post(':consumer/:stream/release')
  @RouteConfig({ form: true })
  async release(
    @Param() { consumer, stream }: Readonly<Record<'consumer' | 'stream', string>>,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form } = actContext(request, body);
    const done = await tried(async () => {
      const { reason } = await readForm(ReleaseStreamRequest, form.pick(['reason']));
      return this.commands.execute(new ReleaseStream(consumer, stream, reason, caller));
    }, this.problems);
    if ('code' in done) {
      const attempt = { consumer, stream, ...refusedForm(form, done) };
      await this.show(request, reply, caller, { attempt });
      return;
    }
    const where = new URLSearchParams({ ...done }).toString();
    void reply.code(303).header('Location', `/dashboard/parked?${where}#result`).send();
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    { released, attempt }: Shown,
  ): Promise<void> {
    const [parked, { consumers }] = await Promise.all([
      this.queries.execute(new ParkedStreams(caller)),
      this.queries.execute(new ConsumersNow()),
    ]);
    const isPartial = caller.partners !== undefined;
    const page = h(ParkedPage, { parked, consumers, isPartial, released, attempt });
    this.pages.send(request, reply, page, attempt?.problem.status);
  }
}
