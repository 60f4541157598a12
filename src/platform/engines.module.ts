import { Module, type DynamicModule } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from './event-store/event-store.js';
import { KEY_VAULT, type KeyVault } from './key-vault/key-vault.js';
import { Database } from './sql/database.js';

/** The engines that everything is built on, and the keys of what is sealed. */
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
      ],
      exports: [EVENT_STORE, Database, KEY_VAULT],
    };
  }
}
