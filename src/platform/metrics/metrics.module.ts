import { Module, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { LOGGER, type Logger } from '../observability/logger.js';
import { Consumers } from '../projections/consumers.js';
import { Database } from '../sql/database.js';
import { measureAnswers } from './measure-answers.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { Scrape } from './scrape.js';
import type { SqlGauges } from './sql-gauges.js';

const MEASURED = Symbol('MeasuredAnswers');

/** `GET /metrics`: what the process measures, and what the contexts have SQL tell. */
@Module({})
export class MetricsModule {
  static of(metrics: Metrics, gauges: readonly SqlGauges[]): DynamicModule {
    return {
      module: MetricsModule,
      controllers: [MetricsController],
      providers: [
        { provide: Metrics, useValue: metrics },
        {
          provide: Scrape,
          inject: [Consumers, Database, LOGGER],
          useFactory: (consumers: Consumers, database: Database, logger: Logger) =>
            new Scrape(metrics, gauges, { consumers, database, logger }),
        },
        {
          provide: MEASURED,
          inject: [HttpAdapterHost],
          useFactory: ({ httpAdapter }: HttpAdapterHost) => {
            measureAnswers(httpAdapter.getInstance<FastifyInstance>(), metrics);
            return true;
          },
        },
      ],
    };
  }
}
