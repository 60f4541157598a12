import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config.js';

export const CONFIG = Symbol('Config');

@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
