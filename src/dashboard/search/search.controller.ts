import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { PageFilter } from '../errors/page.filter.js';
import { Pages } from '../layout/pages.js';
import { addressOf, askedIn } from './asked.js';
import { Search, type Found } from './search.js';
import { SearchPage } from './search-page.js';

type Fields = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

@Controller('dashboard/orders')
@UseFilters(PageFilter)
export class SearchController {
  constructor(
    private readonly search: Search,
    private readonly pages: Pages,
  ) {}

  @Get()
  async list(
    @Query() query: Fields,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { email: _, ...asked } = askedIn(query);
    const { zone } = this.pages.viewerOf(request);
    this.show(request, reply, await this.search.list(asked, caller, zone, textOf(query['cursor'])));
  }

  /** Of the head of every page, and for e-mails, which are not to stand in an address. */
  @Post()
  @RouteConfig({ form: true })
  async find(
    @Body() fields: Fields,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { zone } = this.pages.viewerOf(request);
    const text = textOf(fields['q']);
    const asked =
      text === undefined ? askedIn(fields) : await this.search.guess(text, caller, zone);
    if ('order' in asked) {
      void reply.code(303).header('Location', `/dashboard/orders/${asked.order}`).send();
    } else if (asked.email === undefined) {
      void reply.code(303).header('Location', addressOf(asked)).send();
    } else {
      this.show(
        request,
        reply,
        await this.search.list(asked, caller, zone, textOf(fields['cursor'])),
      );
    }
  }

  private show(request: FastifyRequest, reply: FastifyReply, found: Found): void {
    this.pages.send(request, reply, h(SearchPage, { found }), found.problem?.status);
  }
}
