import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DASHBOARD_PATH } from '../access.js';
import { PageFilter } from '../errors/page.filter.js';

/** Finds an order by its number. */
@Controller('dashboard/orders')
@UseFilters(PageFilter)
export class SearchController {
  @Get()
  find(@Query() { q }: Readonly<Record<string, unknown>>, @Res() reply: FastifyReply): void {
    const number = typeof q === 'string' ? q.trim() : '';
    const where =
      number === '' ? DASHBOARD_PATH : `/dashboard/orders/${encodeURIComponent(number)}`;
    void reply.code(303).header('Location', where).send();
  }
}
