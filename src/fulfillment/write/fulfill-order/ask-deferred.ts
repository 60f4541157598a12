import type { AttemptResult } from '../../../order/results.js';
import type { Line, Placed } from '../../../order/state.js';
import type { Attempt, FulfillmentModule } from '../../fulfillment-module.js';

/**
 * Lines that the other side took on are asked for, not attempted again; what it says goes to `results`.
 * Without a probe they wait to be told. Returns the lines that are to be attempted: the others, and what the other side
 * knows nothing of.
 */
export async function askDeferred(
  module: FulfillmentModule,
  order: Placed,
  lines: readonly Line[],
  attempt: Attempt,
  results: Map<string, AttemptResult>,
): Promise<readonly Line[]> {
  const toAttempt: Line[] = [];
  for (const line of lines) {
    if (!line.deferral || line.retry) {
      toAttempt.push(line);
      continue;
    }
    const found = await module.probe?.(order, line, attempt);
    if (found?.kind === 'absent') toAttempt.push(line);
    else if (found) results.set(line.id, found);
  }
  return toAttempt;
}
