import type { Rejection } from '../../kernel/rejection.js';
import type { RevocationRequested } from '../events.js';
import { lineAbandoned, lineNotFound, noSuchOrder, orderNotPlaced } from '../refusals.js';
import type { Line, OrderState } from '../state.js';

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
  if (state.stage === 'none') return noSuchOrder();
  if (state.stage !== 'placed') return orderNotPlaced();
  const line = state.lines.find(({ id }) => id === lineId);
  if (!line) return lineNotFound();
  if (line.settlement?.outcome === 'abandoned' && !line.settlement.contradicted)
    return lineAbandoned();
  if (isUnderWay(line)) return [];
  return [{ type: 'RevocationRequested', data: { lineIds: [lineId], reason } }];
}
