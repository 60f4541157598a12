import {
  type DynamicModule,
  type FactoryProvider,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import {
  CONSUMERS_HEALTH,
  HEALTH_CHECKS,
  HEALTH_NOTICE,
  type ConsumersHealth,
  type HealthCheck,
} from './health.js';
import { HealthController } from './health.controller.js';
import { ProblemFilter } from './problem.filter.js';
import type { ProblemTable } from './problem-table.js';
import { PROBLEMS } from './refusals.js';
import { RequestValidationPipe } from './request-validation.pipe.js';

export interface HttpModuleOptions {
  /** What `GET /health/ready` warns of. */
  readonly notice?: string | undefined;
  readonly problems: ProblemTable;
  /** What `GET /health/ready` asks; `imports` and `inject` as in any Nest factory. */
  readonly health: Pick<FactoryProvider<readonly HealthCheck[]>, 'useFactory' | 'inject'> &
    Pick<ModuleMetadata, 'imports'>;
  /** What it tells beside that. */
  readonly consumers?: Pick<FactoryProvider<ConsumersHealth>, 'useFactory' | 'inject'>;
}

/** What every route of the house shares: validation, problems, health. */
@Module({})
export class HttpModule {
  static of({ problems, health, notice, consumers }: HttpModuleOptions): DynamicModule {
    const { imports = [], inject = [], useFactory } = health;
    return {
      module: HttpModule,
      global: true,
      imports,
      controllers: [HealthController],
      providers: [
        { provide: PROBLEMS, useValue: problems },
        { provide: HEALTH_CHECKS, inject, useFactory },
        { provide: HEALTH_NOTICE, useValue: notice },
        { provide: CONSUMERS_HEALTH, inject: [], useFactory: () => undefined, ...consumers },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [PROBLEMS],
    };
  }
}
