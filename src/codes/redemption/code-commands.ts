import { StreamCommands } from '../../platform/event-store/stream-commands.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Sealing } from '../../platform/event-store/sealing.js';
import { codeEvolution, type CodeState } from './code-state.js';
import { schemaVersionOf, upcast, type CodeEvent } from './events.js';

const codeAggregate = { evolution: codeEvolution, upcast, schemaVersionOf };

/** Loads codes and writes to them. */
export class CodeCommands extends StreamCommands<CodeState, CodeEvent> {
  constructor(store: EventStore, newId: () => string, sealing?: Sealing<CodeEvent>) {
    super(store, codeAggregate, newId, sealing);
  }
}
