import { Module, type DynamicModule } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from './event-store/event-store.js';
import { KEY_VAULT, type KeyVault } from './key-vault/key-vault.js';
import { Background } from './lifecycle/background.js';
import { LOGGER, type Logger } from './observability/logger.js';
import { Consumers } from './projections/consumers.js';
import { Projections } from './projections/versions/projections.js';
import { Database } from './sql/database.js';
import { WAKES, type Wakes } from './sql/wakes.js';

export interface Engines {
  readonly store: EventStore;
  readonly database: Database;
  readonly vault: KeyVault;
  readonly wakes: Wakes;
  /** Whether this process does what goes on by itself. */
  readonly isWorker: boolean;
}

/** The engines that everything is built on, the keys of what is sealed, and what listens to events. */
@Module({})
export class EnginesModule {
  static of({ store, database, vault, wakes, isWorker }: Engines): DynamicModule {
    return {
      module: EnginesModule,
      global: true,
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: Database, useValue: database },
        { provide: KEY_VAULT, useValue: vault },
        { provide: WAKES, useValue: wakes },
        { provide: Background, useValue: new Background(isWorker) },
        {
          provide: Consumers,
          inject: [LOGGER],
          useFactory: (logger: Logger) => new Consumers(store, database, logger, wakes),
        },
        {
          provide: Projections,
          inject: [Consumers, LOGGER],
          useFactory: (consumers: Consumers, logger: Logger) =>
            new Projections(consumers, store, database, logger),
        },
      ],
      exports: [EVENT_STORE, Database, KEY_VAULT, WAKES, Background, Consumers, Projections],
    };
  }
}
