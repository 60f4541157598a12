import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { NowPage } from './now-page.js';

@Controller('dashboard')
@UseFilters(PageFilter)
export class NowController {
  constructor(private readonly pages: Pages) {}

  @Get()
  now(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.pages.send(request, reply, h(NowPage, {}));
  }
}
