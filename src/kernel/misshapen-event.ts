import type { Recorded } from './event.js';

/** An event with our metadata that we could not have written: somebody else did. */
export class MisshapenEvent extends Error {
  override readonly name = 'MisshapenEvent';

  constructor({ type, revision, stream }: Recorded, member: string) {
    super(`Event ${revision} of ${stream} (${type}) has no ${member} as it has to be.`);
  }
}
