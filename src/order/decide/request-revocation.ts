import { isRejection, type Rejection } from '../../kernel/rejection.js';
import type { RevocationRequested } from '../events.js';
import { lineAbandoned } from '../refusals.js';
import type { Line, OrderState } from '../state.js';
import { placedLine } from './placed-line.js';

export interface RequestRevocation {
  readonly lineId: string;
  readonly reason: string;
}

/** Under way and not failed: asking once more changes nothing. */
function isUnderWay({ status, revocation }: Line): boolean {
  return status === 'Revoked' || (!!revocation && !revocation.failure);
}

/** The line is to be undone; a worker does it. A revocation that failed begins anew, with a new budget. */
export function decideRequestRevocation(
  state: OrderState,
  { lineId, reason }: RequestRevocation,
): readonly RevocationRequested[] | Rejection {
  const line = placedLine(state, lineId);
  if (isRejection(line)) return line;
  if (line.settlement?.outcome === 'abandoned' && line.settlement.contradictedAt === undefined)
    return lineAbandoned();
  if (isUnderWay(line)) return [];
  return [{ type: 'RevocationRequested', data: { lineIds: [lineId], reason } }];
}
