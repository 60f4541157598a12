/** What a plan wants done for one party of a stream. */
export interface PlannedCommand {
  readonly party: string;
  readonly command: string;
  readonly lineIds: readonly string[];
  /** Epoch ms. */
  readonly dueAt: number;
}

/** Everything that is to be done for a stream, as planned at its revision `generation`. */
export interface StreamPlan {
  readonly stream: string;
  readonly generation: number;
  readonly commands: readonly PlannedCommand[];
}

/** A due command in a worker's hands. */
export interface ClaimedCommand {
  readonly stream: string;
  readonly party: string;
  readonly command: string;
  readonly lineIds: readonly string[];
  /** The revision it was planned at. */
  readonly generation: number;
  /** Names this claim; whoever holds the row by another token has taken it over. */
  readonly token: string;
  /** Claims before this one whose holders were never heard of again: what they did is not known. */
  readonly lostClaims: number;
  /** The database's clock at the claim, epoch ms. */
  readonly claimedAt: number;
  /** How often in a row it was given back with nothing done. */
  readonly givenBack: number;
  readonly wakes: number;
  /** It finds out whether a party that failed as a whole is well again. */
  readonly probes: boolean;
}

/**
 * What a call told of its party as a whole. `works`: it answered. `fails`: it did not, or not as one that is well.
 * `broken`: none of its calls can work as it is.
 */
export type PartyNews =
  { readonly kind: 'works' } | { readonly kind: 'fails' | 'broken'; readonly code: string };

/** How a claim ended. */
export type Settled =
  /** The stream has moved to `revision`; what comes next is planned from there. */
  | { readonly kind: 'acted'; readonly revision: number }
  /** Nothing was written: look again after a while. */
  | { readonly kind: 'given-back'; readonly afterMs: number };

/** Holds the claims of a group for as long as their outside calls last. */
export interface Lease {
  /** Milliseconds since 1970 by the database's clock, as far as this process can tell. */
  now(): number;
  /**
   * Makes sure that the claim is ours for another call. Throws {@link ClaimLost} when it is not, {@link PartyPaused} when no
   * call is wanted any more.
   */
  holdForCall(claimed: ClaimedCommand): Promise<void>;
}

/** Another worker took the command over, or may do so before a call would end. It must not be touched any more. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** A person paused the party while it was at work: no further call is made, and nothing is lost. */
export class PartyPaused extends Error {
  override readonly name = 'PartyPaused';
}

/** Lets go of a command. `news`: what its calls told of the party, in their order. */
export type Settle = (
  claimed: ClaimedCommand,
  settled: Settled,
  news?: readonly PartyNews[],
) => void;

/** Does what is due. All commands of a group belong to one stream and were claimed together. */
export interface DueCommandRunner {
  /**
   * Settles every command of the group, each as soon as nothing more is done for it. Resolves or throws when all is over;
   * throwing means a bug, or that what came of calls could not be recorded. What is not settled then is given back; after a call
   * its claim runs out instead, as that of a worker that died.
   */
  run(group: readonly ClaimedCommand[], lease: Lease, settle: Settle): Promise<void>;
}
