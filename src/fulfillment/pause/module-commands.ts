import type { EventStore } from '../../platform/event-store/event-store.js';
import { StreamCommands } from '../../platform/event-store/stream-commands.js';
import { schemaVersionOf, upcast, type ModuleEvent } from './events.js';
import { moduleEvolution, type ModuleState } from './module-state.js';

const moduleAggregate = { evolution: moduleEvolution, upcast, schemaVersionOf };

/** Loads what people decided about modules, and writes it. */
export class ModuleCommands extends StreamCommands<ModuleState, ModuleEvent> {
  constructor(store: EventStore, newId: () => string) {
    super(store, moduleAggregate, newId);
  }
}
