import { Body, Controller, Post, Res, UseFilters } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { PageFilter } from '../errors/page.filter.js';
import { backTo } from './back.js';
import { ZONE_COOKIE, zoneOf } from './zones.js';

const YEAR_S = 31_536_000;

/** In which zone somebody is told times. The script sets the same cookie, so scripts may read it. */
@Controller('dashboard/zone')
@UseFilters(PageFilter)
export class ZoneController {
  @Post()
  @RouteConfig({ form: true })
  choose(@Body() body: Readonly<Record<string, unknown>>, @Res() reply: FastifyReply): void {
    const { zone, back } = body;
    const value = encodeURIComponent(zoneOf(typeof zone === 'string' ? zone : undefined));
    void reply
      .header(
        'Set-Cookie',
        `${ZONE_COOKIE}=${value}; Path=/dashboard; Max-Age=${YEAR_S}; SameSite=Strict`,
      )
      .code(303)
      .header('Location', backTo(back))
      .send();
  }
}
