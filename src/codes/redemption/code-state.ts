import type { Recorded } from '../../kernel/event.js';
import type { Evolution } from '../../kernel/folded.js';
import { fromRfc3339 } from '../../kernel/time.js';
import type { LineOfCodes } from '../code.js';
import type { CodeEvent, Learner } from './events.js';

/** What became of one code. Its stream is the lock: it is used once, or void, never both. */
export type CodeState =
  | { readonly kind: 'unused' }
  | Reserved
  | (Omit<Reserved, 'kind'> & { readonly kind: 'redeemed' })
  | { readonly kind: 'void' };

/** A learner's, whose seat may not be ordered yet. */
export interface Reserved {
  readonly kind: 'reserved';
  readonly line: LineOfCodes;
  readonly redemption: string;
  readonly learner: Learner;
  /** Epoch ms. */
  readonly reservedAt: number;
}

export const CODE_STREAM_PREFIX = 'code-';

export function codeStream(hash: string): string {
  return CODE_STREAM_PREFIX + hash;
}

export function hashOfStream(stream: string): string {
  return stream.slice(CODE_STREAM_PREFIX.length);
}

export function evolve(state: CodeState, { type, data, metadata }: Recorded<CodeEvent>): CodeState {
  switch (type) {
    case 'CodeReserved': {
      const { orderNumber, lineId, redemption, learner } = data;
      const reservedAt = fromRfc3339(metadata.occurredAt);
      return { kind: 'reserved', line: { orderNumber, lineId }, redemption, learner, reservedAt };
    }
    case 'CodeRedeemed':
      return state.kind === 'reserved' ? { ...state, kind: 'redeemed' } : state;
    case 'CodeVoided':
      return { kind: 'void' };
  }
}

export const codeEvolution: Evolution<CodeState, CodeEvent> = {
  initial: { kind: 'unused' },
  evolve,
};
