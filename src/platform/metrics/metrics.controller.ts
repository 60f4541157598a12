import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from './metrics.js';
import { Scrape } from './scrape.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly scrape: Scrape,
  ) {}

  @Get()
  async text(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.scrape.text();
    void reply.header('Cache-Control', 'no-store').type(this.metrics.contentType).send(text);
  }
}
