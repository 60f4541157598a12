import type { NewEvent, Recorded } from '../../kernel/event.js';
import { NewerEvent } from '../../kernel/newer-event.js';

/** A person stopped it: it is given nothing to do until it is resumed. */
export type ModulePaused = NewEvent<
  'ModulePaused',
  { readonly module: string; readonly reason: string }
>;

export type ModuleResumed = NewEvent<
  'ModuleResumed',
  { readonly module: string; readonly reason: string }
>;

export type ModuleEvent = ModulePaused | ModuleResumed;

const VERSIONS: Readonly<Record<ModuleEvent['type'], number>> = {
  ModulePaused: 1,
  ModuleResumed: 1,
};

function isModuleEvent(event: Recorded): event is Recorded<ModuleEvent> {
  return (
    Object.hasOwn(VERSIONS, event.type) &&
    VERSIONS[event.type as ModuleEvent['type']] === event.metadata.schemaVersion
  );
}

export function schemaVersionOf(type: ModuleEvent['type']): number {
  return VERSIONS[type];
}

/** @throws NewerEvent for an event that is newer than this build */
export function upcast(event: Recorded): Recorded<ModuleEvent> {
  if (!isModuleEvent(event)) throw new NewerEvent(`${event.type} is not known in ${event.stream}.`);
  return event;
}
