import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { AsOf } from '../come-to.js';
import { OPERATIONS_LAG, type Lag } from '../operations.projection.js';
import { StuckGroups, type StuckTotals } from '../stuck-work/stuck-groups.query.js';
import { Figures, type FiguresView } from './figures.query.js';
import { FiguresRequest } from './figures.request.js';

const DEFAULT_HOURS = 24;

export interface FiguresAnswer extends Omit<FiguresView, 'position'> {
  readonly stuck: StuckTotals;
  readonly asOf: AsOf;
}

@Controller('v1/figures')
export class FiguresController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(OPERATIONS_LAG) private readonly lag: Lag,
  ) {}

  @Get()
  @Header('Cache-Control', 'private, no-cache')
  async figures(
    @Query() { hours }: FiguresRequest,
    @CurrentCaller() { partners }: Caller,
  ): Promise<FiguresAnswer> {
    const asked = new Figures(Number(hours ?? DEFAULT_HOURS), partners);
    const stuck = new StuckGroups(partners ? { partners } : {});
    const [{ position, ...figures }, { totals }] = await Promise.all([
      this.queries.execute(asked),
      this.queries.execute(stuck),
    ]);
    return { ...figures, stuck: totals, asOf: { position, lagMs: await this.lag() } };
  }
}
