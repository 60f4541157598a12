import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { StuckGroups } from '../../operations/contract.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { NowPage } from './now-page.js';

@Controller('dashboard')
@UseFilters(PageFilter)
export class NowController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @Get()
  async now(
    @CurrentCaller() { partners }: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stuck = await this.queries.execute(new StuckGroups({ ...(partners && { partners }) }));
    this.pages.send(request, reply, h(NowPage, { stuck }));
  }
}
