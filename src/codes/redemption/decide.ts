import type { Rejection } from '../../kernel/rejection.js';
import type { LineOfCodes } from '../code.js';
import { codeUsed, codeUsedByYou, codeVoid } from '../refusals.js';
import type { CodeState } from './code-state.js';
import type { CodeRedeemed, CodeReserved, CodeVoided } from './events.js';

/** The code becomes this learner's, unless it is somebody's, theirs already, or void. */
export function decideReserve(
  state: CodeState,
  wanted: CodeReserved['data'],
): readonly CodeReserved[] | Rejection {
  switch (state.kind) {
    case 'unused':
      return [{ type: 'CodeReserved', data: wanted }];
    case 'reserved':
    case 'redeemed':
      return state.learner.username === wanted.learner.username
        ? codeUsedByYou(state.redemption)
        : codeUsed();
    case 'void':
      return codeVoid();
  }
}

/** The seat is ordered: nothing more is due for the code. */
export function decideRedeemed(state: CodeState): readonly CodeRedeemed[] {
  if (state.kind !== 'reserved') return [];
  return [{ type: 'CodeRedeemed', data: { redemption: state.redemption } }];
}

/** Takes back what nobody has used. */
export function decideVoid(state: CodeState, line: LineOfCodes): readonly CodeVoided[] {
  return state.kind === 'unused' ? [{ type: 'CodeVoided', data: line }] : [];
}
