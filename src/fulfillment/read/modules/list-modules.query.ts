import { Query } from '@nestjs/cqrs';

/**
 * Whether a module is given something to do. `paused`: a person stopped it. `breaker-open`: it fails as a whole, so one
 * command at a time finds out whether it is well again. `ramping`: it is well again, and is given more and more.
 */
export type ModuleRunState = 'running' | 'paused' | 'breaker-open' | 'ramping';

/** A fulfilment module as it is now. Times are RFC 3339. */
export interface ModuleView {
  readonly name: string;
  readonly state: ModuleRunState;
  /** Of the state; absent while it is running. */
  readonly since?: string;
  /** Who paused it. */
  readonly by?: string;
  /** What the person said who paused it, or the code of the failure. */
  readonly reason?: string;
  /** Who let it go on last, when and why; absent while it is paused. */
  readonly resumed?: { readonly at: string; readonly by: string; readonly reason: string };
  /** When the next command finds out whether it is well again. */
  readonly probeAt?: string;
  /** The variable that must be set before it can work. */
  readonly lacks?: string;
  /** Commands that it is given at once. */
  readonly room: number;
  readonly atWork: number;
  /** Commands that are due and that nobody is at. */
  readonly dueNow: number;
  /** All that is planned for it: at work, due, or for later. */
  readonly planned: number;
  /** Since when the one that has been due for longest is due. */
  readonly oldestDueAt?: string;
}

/** The configured modules, in the order they are asked in. */
export class ListModules extends Query<readonly ModuleView[]> {}
