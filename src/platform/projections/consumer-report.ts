import type { ConsumerState } from './consumer-health.js';

/** How a consumer is, whichever process leads it. */
export interface ConsumerReport {
  readonly consumer: string;
  /** `live`: keeps up with what is written. `stopped`: takes nothing in until somebody does something. */
  readonly state: 'live' | 'catching-up' | 'stopped';
  /** Why it is not live, as far as this process knows. */
  readonly why?: 'parked-too-many' | 'event-too-new' | 'other-store' | 'failing' | 'nobody-leads';
  /** By how much it is behind what is written, ms; null: not known. */
  readonly lagMs: number | null;
  /** Streams parked; null: not known. */
  readonly parked: number | null;
  /** How far it has read, as the event store counts; null: not at all, or not known. */
  readonly position: string | null;
}

/** What SQL says of a consumer. */
export interface ToldConsumer {
  readonly consumer: string;
  readonly position: string | null;
  /** Somebody leads it. */
  readonly led: boolean;
  readonly caughtUp: boolean;
  readonly stopped: boolean;
  /** By how much it was behind when it was told last, ms. */
  readonly behindMs: number | null;
  readonly parked: number;
}

/** What this process knows of it. */
export interface KnownConsumer {
  readonly state: ConsumerState;
  readonly live: boolean;
  readonly lagMs: number | null;
  readonly parked: number | undefined;
}

type Condition = Pick<ConsumerReport, 'state' | 'why'>;

const CATCHING_UP: Condition = { state: 'catching-up' };
const STOPPED: Condition = { state: 'stopped', why: 'parked-too-many' };

/** Where this process knows best; undefined: it does not. */
function knownHere({ state, live }: KnownConsumer): Condition | undefined {
  if (state === 'leading') return live ? { state: 'live' } : CATCHING_UP;
  return state === 'stopped' ? STOPPED : undefined;
}

/** Nobody leads it, or nobody can be asked who does. */
function withoutLeader({ state }: KnownConsumer, isAsked: boolean): Condition {
  if (state === 'too-old') return { state: 'stopped', why: 'event-too-new' };
  if (state === 'other-store') return { state: 'stopped', why: 'other-store' };
  if (state === 'failing') return { ...CATCHING_UP, why: 'failing' };
  if (state === 'elsewhere' && isAsked) return { state: 'stopped', why: 'nobody-leads' };
  return CATCHING_UP;
}

function ledBySomebody({ stopped, caughtUp }: ToldConsumer): Condition {
  if (stopped) return STOPPED;
  return caughtUp ? { state: 'live' } : CATCHING_UP;
}

/** @param told undefined: SQL does not know it, or cannot be asked (`isAsked` false) */
export function reportOf(
  consumer: string,
  here: KnownConsumer,
  told: ToldConsumer | undefined,
  isAsked: boolean,
): ConsumerReport {
  const ofOthers = told?.led ? ledBySomebody(told) : withoutLeader(here, isAsked);
  const condition = knownHere(here) ?? ofOthers;
  const lagMs = condition.state === 'live' ? 0 : behindMs(here, told);
  return { consumer, ...condition, ...countsOf(here, told), lagMs };
}

function behindMs(here: KnownConsumer, told: ToldConsumer | undefined): number | null {
  return here.state === 'leading' ? here.lagMs : (told?.behindMs ?? here.lagMs);
}

function countsOf(
  here: KnownConsumer,
  told: ToldConsumer | undefined,
): Pick<ConsumerReport, 'parked' | 'position'> {
  if (told) return { parked: told.parked, position: told.position };
  return { parked: here.parked ?? null, position: null };
}
