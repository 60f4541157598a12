import { type DynamicModule, Module } from '@nestjs/common';
import { type Logger, LOGGER } from './logger.js';

@Module({})
export class ObservabilityModule {
  static of(logger: Logger): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      providers: [{ provide: LOGGER, useValue: logger }],
      exports: [LOGGER],
    };
  }
}
