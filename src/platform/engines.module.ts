import { Module, type DynamicModule } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from './event-store/event-store.js';
import { KEY_VAULT, type KeyVault } from './key-vault/key-vault.js';
import { LOGGER, type Logger } from './observability/logger.js';
import { Projections } from './projections/versions/projections.js';
import { Consumers } from './projections/consumers.js';
import { Database } from './sql/database.js';

/** The engines that everything is built on, the keys of what is sealed, and what listens to events. */
@Module({})
export class EnginesModule {
  static of(store: EventStore, database: Database, vault: KeyVault): DynamicModule {
    return {
      module: EnginesModule,
      global: true,
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: Database, useValue: database },
        { provide: KEY_VAULT, useValue: vault },
        {
          provide: Consumers,
          inject: [LOGGER],
          useFactory: (logger: Logger) => new Consumers(store, database, logger),
        },
        {
          provide: Projections,
          inject: [Consumers, LOGGER],
          useFactory: (consumers: Consumers, logger: Logger) =>
            new Projections(consumers, store, database, logger),
        },
      ],
      exports: [EVENT_STORE, Database, KEY_VAULT, Consumers, Projections],
    };
  }
}
