import type { Recorded } from '../../kernel/event.js';
import { MisshapenEvent } from '../../kernel/misshapen-event.js';
import { NewerEvent } from '../../kernel/newer-event.js';
import { EventsGone } from '../event-store/events-gone.js';
import { FoldFailed } from '../event-store/fold-failed.js';
import { ForeignEvent } from '../event-store/recorded-event.js';
import { SealBroken, SubjectUnknown } from '../key-vault/errors.js';
import { refusesData } from '../sql/sql-errors.js';

export const FAULT_CODES = {
  'subject-unknown':
    'The key of the person it is about is not in the key vault: restore the keys that belong to these events.',
  'seal-broken': 'A sealed value in it was changed, moved, or sealed with a key of another vault.',
  'foreign-event': 'Somebody else wrote an event into the stream.',
  'row-refused': 'SQL refuses what the stream comes to, whenever it is written.',
  'events-gone':
    'Events that wait are not in the stream any more: somebody truncated or deleted it. Restore them.',
  'handler-failed':
    'What handles the event failed: a defect of this build, or an impossible event.',
} as const;

export type FaultCode = keyof typeof FAULT_CODES;

/** What a stored code means; it may be of a newer build. */
export function meaningOfFault(code: string): string {
  return Object.hasOwn(FAULT_CODES, code)
    ? FAULT_CODES[code as FaultCode]
    : 'A newer build knows what this means.';
}

/** Where in the stream; without a type: not one event, but what all of them up to there come to. */
type Where = Pick<Recorded, 'stream' | 'revision'> & { readonly type?: string };

/**
 * One stream cannot be handled, and trying again would end alike; others can. It says nothing that an error of somebody
 * else says: such words may quote what is in the event.
 */
export class StreamFault extends Error {
  override readonly name = 'StreamFault';
  readonly stream: string;
  /** Of the event that cannot be handled. */
  readonly revision: number;
  readonly type: string | null;
  /** Name of the error, and file:line:column in our code, for who has to find the defect. */
  readonly where: string;

  constructor(
    { stream, revision, type }: Where,
    readonly code: FaultCode,
    cause: unknown,
  ) {
    super(`Event ${revision} of ${stream}: ${code}.`);
    [this.stream, this.revision, this.type] = [stream, revision, type ?? null];
    this.where = whereOf(cause instanceof FoldFailed ? cause.cause : cause);
  }
}

/** A stack's lines are `at function (place)`; only the name of the file and what is behind it is kept. */
const FRAME = /^\s+at .*?([-\w.]+\.[cm]?[jt]s:\d+:\d+)\)?$/m;

function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  // The class, not `name`: that one may be set to anything.
  const name = error.constructor.name;
  const [, place] = FRAME.exec(framesOf(error)) ?? [];
  return place === undefined ? name : `${name} at ${place}`;
}

/** What the stack says behind the message, which may look like anything. */
function framesOf({ stack = '', message }: Error): string {
  const end = stack.indexOf(message);
  return end < 0 ? '' : stack.slice(end + message.length);
}

function codeOf(error: unknown): FaultCode | undefined {
  if (error instanceof SubjectUnknown) return 'subject-unknown';
  if (error instanceof SealBroken) return 'seal-broken';
  if (error instanceof ForeignEvent) return 'foreign-event';
  if (error instanceof EventsGone) return 'events-gone';
  if (error instanceof FoldFailed || error instanceof MisshapenEvent) return 'handler-failed';
  if (refusesData(error)) return 'row-refused';
  return undefined;
}

/**
 * What an error met while reading or folding a stream means: a fault of that stream, or (SQL, the event store, the vault are
 * away, this build is too old) the error as it was. Only what is known to be the stream's own is taken for that.
 */
export function faultOr(event: Where, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const names = error instanceof FoldFailed || error instanceof ForeignEvent;
  return new StreamFault(names ? error.event : event, code, error);
}

/** Runs what does no I/O, so that whatever it throws is due to the stream, or to us; never to an engine that is away. */
export function blaming<T>(event: Where, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NewerEvent || error instanceof StreamFault) throw error;
    throw new StreamFault(event, 'handler-failed', error);
  }
}
