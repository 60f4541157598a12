import { Controller, Get, Inject, Req, Res, UseFilters } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { OPERATIONS_LAG, StuckGroups, StuckLines, type Lag } from '../../operations/contract.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { knownUpTo } from '../components/known.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { KINDS } from './case-words.js';
import { CasesPage } from './cases-page.js';

/** More than anybody reads at once. */
const MOST = 100;

@Controller('dashboard/cases')
@UseFilters(PageFilter)
export class CasesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    @Inject(OPERATIONS_LAG) private readonly lag: Lag,
  ) {}

  @Get()
  async cases(
    @CurrentCaller() { partners }: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const forPerson = { needsPerson: true, ...(partners && { partners }) };
    const [stuck, ...pages] = await Promise.all([
      this.queries.execute(new StuckGroups(forPerson)),
      ...KINDS.map(({ work }) =>
        this.queries.execute(new StuckLines({ ...forPerson, work }, MOST)),
      ),
    ]);
    const lagMs = await this.lag();
    const known = { ...stuck, position: knownUpTo(stuck.position, lagMs) };
    const cases = pages.flatMap(({ lines }) => lines);
    this.pages.send(request, reply, h(CasesPage, { stuck: known, lagMs, cases }));
  }
}
