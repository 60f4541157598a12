import { Module, type DynamicModule } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from './event-store/event-store.js';
import { Database } from './sql/database.js';

/** The two engines that everything is built on. */
@Module({})
export class EnginesModule {
  static of(store: EventStore, database: Database): DynamicModule {
    return {
      module: EnginesModule,
      global: true,
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: Database, useValue: database },
      ],
      exports: [EVENT_STORE, Database],
    };
  }
}
