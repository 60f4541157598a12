import type { NewEvent, Recorded } from '../../kernel/event.js';
import { NewerEvent } from '../../kernel/newer-event.js';
import type { LineOfCodes } from '../code.js';

/** The accepted fact: this learner has the code, nobody else can, and a seat is ordered for them. */
export type CodeReserved = NewEvent<
  'CodeReserved',
  LineOfCodes & {
    /** Number of the order that gives the learner the seat. */
    readonly redemption: string;
    /** Sealed, as all that is about a person. */
    readonly learner: Learner;
  }
>;

/** The order of the seat is placed. */
export type CodeRedeemed = NewEvent<'CodeRedeemed', { readonly redemption: string }>;

/** It was taken back unused. */
export type CodeVoided = NewEvent<'CodeVoided', LineOfCodes>;

export type CodeEvent = CodeReserved | CodeRedeemed | CodeVoided;

/** By the name that the LMS knows. */
export interface Learner {
  readonly username: string;
}

const VERSIONS: Readonly<Record<CodeEvent['type'], number>> = {
  CodeReserved: 1,
  CodeRedeemed: 1,
  CodeVoided: 1,
};

function isCodeEvent(event: Recorded): event is Recorded<CodeEvent> {
  return (
    Object.hasOwn(VERSIONS, event.type) &&
    VERSIONS[event.type as CodeEvent['type']] === event.metadata.schemaVersion
  );
}

export function schemaVersionOf(type: CodeEvent['type']): number {
  return VERSIONS[type];
}

/** @throws NewerEvent for an event that is newer than this build */
export function upcast(event: Recorded): Recorded<CodeEvent> {
  if (!isCodeEvent(event)) throw new NewerEvent(`${event.type} is not known in ${event.stream}.`);
  return event;
}
