import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { LineFailed } from '../../../order/results.js';
import type { PartyNews } from '../../../platform/sagas/due-command.js';

/** Failures of which no call was made, or none that was answered. */
const NO_CALL: ReadonlySet<string> = new Set([
  'worker-lost',
  'outcome-unknown',
  'person-forgotten',
]);

/**
 * What outcomes tell of the module as a whole. A lasting answer to one request (a closed course, an unknown name) says that
 * the other side is well; one that is worth repeating without end (5xx, 429), that it is not.
 */
export function partyNews(outcomes: readonly Pick<LineOutcome, 'result'>[]): readonly PartyNews[] {
  return outcomes.flatMap(({ result }) => {
    if (result.kind === 'revocation-failed') return newsOf(result.failure);
    return result.kind === 'failed' ? newsOf(result) : [{ kind: 'works' } as const];
  });
}

function newsOf(failure: LineFailed): readonly PartyNews[] {
  const { class: kind, code, retryable, maxAttempts, concerns } = failure;
  if (NO_CALL.has(code) || concerns === 'line') return [];
  switch (kind) {
    case 'configuration':
      return retryable ? [{ kind: 'broken', code }] : [];
    case 'network':
    case 'timeout':
      return [{ kind: 'fails', code }];
    case 'server':
      return [retryable && maxAttempts === undefined ? { kind: 'fails', code } : { kind: 'works' }];
  }
}
