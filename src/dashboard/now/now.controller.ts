import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { Pulses } from '../live/pulse.js';
import { NowLook } from './now-facts.js';
import { NowPage } from './now-page.js';

@Controller('dashboard')
@UseFilters(PageFilter)
export class NowController {
  constructor(
    private readonly look: NowLook,
    private readonly pulses: Pulses,
    private readonly pages: Pages,
  ) {}

  @Get()
  async now(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // First: what changes meanwhile is then told as new.
    const pulse = await this.pulses.now();
    const facts = await this.look.facts(caller);
    this.pages.send(request, reply, h(NowPage, { facts, pulse }));
  }
}
