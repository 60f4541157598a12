import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { PageFilter } from '../errors/page.filter.js';
import { LiveAnswers } from '../live/live-answers.js';
import { looks } from '../live/looks.js';
import { StuckFigures } from './stuck-figures.js';

/** Tells pages about stuck work and its retries that they are out of date. */
@Controller('dashboard/stuck/live')
@UseFilters(PageFilter)
export class StuckLiveController {
  constructor(
    private readonly figures: StuckFigures,
    private readonly answers: LiveAnswers,
  ) {}

  @Get()
  changes(
    @Query() { after }: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): void {
    const gone = this.answers.sit(reply);
    const shown = typeof after === 'string' ? after : '';
    const look = (): Promise<string> => this.figures.mark(caller);
    this.answers.send(reply, looks({ look, shown, gone }));
  }
}
