/** What is known of a build. Times in epoch ms. */
export interface BuildSoFar {
  /** Events taken in. */
  readonly done: number;
  readonly begunAt: number;
  /** When it came so far; now, or when it was ready. */
  readonly at: number;
  /** How far it and the live one have read, as the event store counts. */
  readonly commit: bigint;
  readonly liveCommit: bigint;
}

export interface Progress {
  readonly eventsDone: number;
  /** About how many there are: those done, by the part of the way that they are. Null: it has hardly begun. */
  readonly eventsTotal: number | null;
  /** On average since it began, a standstill included. */
  readonly eventsPerSecond: number;
  /** Until it is where the live one is now. Null: not known. */
  readonly secondsLeft: number | null;
}

/** Positions are places in the store's log, so that they tell the part of the way, but not how many events that is. */
export function progressOf({ done, begunAt, at, commit, liveCommit }: BuildSoFar): Progress {
  const seconds = Math.max(0.001, (at - begunAt) / 1_000);
  const eventsPerSecond = Math.round((done / seconds) * 10) / 10;
  const rest = { eventsDone: done, eventsPerSecond };
  if (done === 0 || commit === 0n) return { ...rest, eventsTotal: null, secondsLeft: null };
  const part = liveCommit <= commit ? 1 : Number(commit) / Number(liveCommit);
  const eventsTotal = Math.max(done, Math.round(done / part));
  return {
    ...{ ...rest, eventsTotal },
    secondsLeft: Math.ceil(((eventsTotal - done) * seconds) / done),
  };
}
