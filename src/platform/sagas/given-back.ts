import { backoffMs } from '../../kernel/backoff.js';
import type { ClaimedCommand, Settled } from './due-command.js';

const NOTHING_DONE = { baseMs: 5_000, capMs: 900_000 };

/** Nothing was written, so nothing is planned anew: it is looked at again later, and later each time. */
export function givenBack({ givenBack: before }: Pick<ClaimedCommand, 'givenBack'>) {
  const afterMs = backoffMs(NOTHING_DONE, before + 1, Math.random());
  return { kind: 'given-back', afterMs } as const satisfies Settled;
}
