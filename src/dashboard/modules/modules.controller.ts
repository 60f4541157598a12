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
import { ListModules, ModuleSetups, PauseModule } from '../../fulfillment/contract.js';
import { LatestFailures, PauseModuleRequest } from '../../operations/contract.js';
import type { ProblemTable } from '../../platform/http/problem-table.js';
import { PROBLEMS } from '../../platform/http/refusals.js';
import { actContext, readForm, refusedForm, tried } from '../act-form.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import type { ModuleAttempt } from './module-part.js';
import type { ModuleAct } from './module-words.js';
import { ModulesPage, type ModuleActed } from './modules-page.js';

const FAILURES_SHOWN = 5;

/** An act on a module, as it was asked for. */
interface Asked extends ModuleActed {
  readonly body: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** How the modules are; pausing them and letting them go on, by the very commands of the API. */
@Controller('dashboard/modules')
@UseFilters(PageFilter)
export class ModulesPageController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly pages: Pages,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
  ) {}

  @Get()
  modules(
    @Query() { paused, resumed }: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const acted: readonly (readonly [ModuleAct, unknown])[] = [
      ['pause', paused],
      ['resume', resumed],
    ];
    const [act, module] = acted.find(([, name]) => typeof name === 'string') ?? [];
    const shown = act && typeof module === 'string' ? { acted: { act, module } } : {};
    return this.show(request, reply, shown);
  }

  @Post(':name/pause')
  @RouteConfig({ form: true })
  pause(
    @Param('name') module: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ module, act: 'pause', body, request, reply });
  }

  @Post(':name/resume')
  @RouteConfig({ form: true })
  resume(
    @Param('name') module: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.act({ module, act: 'resume', body, request, reply });
  }

  /** What is refused is shown on the same page, with what was typed; what is done is looked at by another address. */
  private async act({ module, act, body, request, reply }: Asked): Promise<void> {
    const { form, context } = actContext(request, body);
    const done = await tried(async () => {
      const { reason } = await readForm(PauseModuleRequest, form.pick(['reason']));
      const wanted = act === 'pause' ? 'paused' : 'running';
      return this.commands.execute(new PauseModule(module, wanted, reason, { ...context, reason }));
    }, this.problems);
    if ('code' in done) {
      await this.show(request, reply, { attempt: { module, act, ...refusedForm(form, done) } });
      return;
    }
    const where = new URLSearchParams({ [act === 'pause' ? 'paused' : 'resumed']: module });
    void reply.code(303).header('Location', `/dashboard/modules?${where.toString()}#result`).send();
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { readonly acted?: ModuleActed | undefined; readonly attempt?: ModuleAttempt },
  ): Promise<void> {
    const partners = request.caller?.partners;
    const [modules, setups, failures] = await Promise.all([
      this.queries.execute(new ListModules()),
      this.queries.execute(new ModuleSetups()),
      this.queries.execute(new LatestFailures(FAILURES_SHOWN, partners ? { partners } : {})),
    ]);
    const { acted, attempt } = shown;
    const page = h(ModulesPage, { modules, setups, failures, acted, attempt });
    this.pages.send(request, reply, page, attempt?.problem.status);
  }
}
