import type { Rejection } from '../../kernel/rejection.js';
import type { OrderAnnotated } from '../events.js';
import { noSuchOrder } from '../refusals.js';
import type { OrderState } from '../state.js';

/** Whatever became of the order, something may be said of it; twice the same is said twice. */
export function decideAnnotate(
  state: OrderState,
  { text }: { readonly text: string },
): readonly OrderAnnotated[] | Rejection {
  return state.stage === 'none' ? noSuchOrder() : [{ type: 'OrderAnnotated', data: { text } }];
}
