import type { AttemptResult } from '../../../order/results.js';
import type { Line, Placed } from '../../../order/state.js';
import type { Attempt, FulfillmentModule } from '../../fulfillment-module.js';
import { OUTCOME_UNKNOWN } from './own-failures.js';

const canBeAsked = (module: FulfillmentModule): boolean => !!module.probe;

/** A worker may have begun it and died, or it was sent and not answered. */
function isUnclear(line: Line, lostClaims: number): boolean {
  return lostClaims > 0 || line.failure?.outcomeUnknown === true;
}

/**
 * Of a module that must not be repeated blindly, lines that may have been done are asked for first; what is found goes to
 * `results`. Without a probe a person decides: by asking for the line again, which counts for one attempt.
 * Returns the lines that are to be attempted.
 */
export async function askBeforeRepeating(
  module: FulfillmentModule,
  order: Placed,
  lines: readonly Line[],
  asking: { readonly attempt: Attempt; readonly lostClaims: number },
  results: Map<string, AttemptResult>,
): Promise<readonly Line[]> {
  if (module.repeatable) return lines;
  const { attempt, lostClaims } = asking;
  const toAttempt: Line[] = [];
  for (const line of lines) {
    const mayAttempt = !isUnclear(line, lostClaims) || isWanted(module, line, lostClaims);
    const found = mayAttempt ? undefined : await module.probe?.(order, line, attempt);
    if (mayAttempt || found?.kind === 'absent') toAttempt.push(line);
    else results.set(line.id, found ?? OUTCOME_UNKNOWN);
  }
  return toAttempt;
}

/** A person looked, where nobody else can, and wants it once more. */
function isWanted(module: FulfillmentModule, { retry }: Line, lostClaims: number): boolean {
  return !canBeAsked(module) && retry !== undefined && lostClaims === 0;
}

/** What nobody can find out is not tried again by itself. */
export function unlessRepeatable(module: FulfillmentModule, result: AttemptResult): AttemptResult {
  const waitsForPerson = !module.repeatable && !canBeAsked(module);
  const isUnknown = result.kind === 'failed' && result.outcomeUnknown === true;
  return waitsForPerson && isUnknown ? { ...result, retryable: false } : result;
}
