import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { stuckAskedIn } from './stuck-asked.js';
import { StuckLook } from './stuck-facts.js';
import { StuckPage } from './stuck-page.js';

@Controller('dashboard/stuck')
@UseFilters(PageFilter)
export class StuckController {
  constructor(
    private readonly look: StuckLook,
    private readonly pages: Pages,
  ) {}

  @Get()
  async stuck(
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.look.facts(stuckAskedIn(query), caller);
    this.pages.send(request, reply, h(StuckPage, { facts }));
  }
}
