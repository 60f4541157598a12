import { isRejection, type Rejection } from '../../kernel/rejection.js';
import type { LineSettledByHand, SettledOutcome } from '../events.js';
import { lineAlreadyComplete, lineRevoked } from '../refusals.js';
import type { Line, OrderState } from '../state.js';
import { placedLine } from './placed-line.js';

export interface SettleLine {
  readonly lineId: string;
  readonly outcome: SettledOutcome;
  readonly reason: string;
  readonly evidence?: string;
}

function refuse({ status, settlement, revocation }: Line): Rejection | undefined {
  if (status === 'Revoked' && !revocation) return lineRevoked();
  const byItself = status === 'Complete' && !settlement && !revocation;
  return byItself ? lineAlreadyComplete() : undefined;
}

/** A person settled what the system could not; the same settlement again writes nothing. */
export function decideSettleLine(
  state: OrderState,
  { lineId, outcome, reason, evidence }: SettleLine,
): readonly LineSettledByHand[] | Rejection {
  const line = placedLine(state, lineId);
  if (isRejection(line)) return line;
  const { settlement } = line;
  if (settlement?.outcome === outcome && settlement.contradictedAt === undefined) return [];
  const data = { lineId, outcome, reason, ...(evidence !== undefined && { evidence }) };
  return refuse(line) ?? [{ type: 'LineSettledByHand', data }];
}
