import type { ComponentChildren, JSX } from 'preact';
import type { LineStatus, OrderStatus } from '../../order/state.js';

/**
 * The shape before a word: disc, ring, triangle up and down, two bars, open square, diamond, dash. Shape first, word always,
 * colour third.
 */
export type MarkKind = 'ok' | 'open' | 'bad' | 'undo' | 'pause' | 'break' | 'person' | 'off';

interface MarkProps {
  readonly of: MarkKind;
  /** A block of its own, whose lines stay clear of the shape. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

export function Mark({ of, wide = false, children }: MarkProps): JSX.Element {
  return <span class={`m ${of}${wide ? ' wide' : ''}`}>{children}</span>;
}

export const MARKS: Readonly<Record<LineStatus | OrderStatus, MarkKind>> = {
  Open: 'open',
  Complete: 'ok',
  'Fulfillment Configuration Error': 'bad',
  'Fulfillment Network Error': 'bad',
  'Fulfillment Timeout Error': 'bad',
  'Fulfillment Server Error': 'bad',
  'Fulfillment Error': 'bad',
  Revoked: 'off',
  'Revocation Error': 'undo',
  Abandoned: 'off',
  'Payment Pending': 'open',
  'Payment Declined': 'off',
};

export function Status({ of }: { readonly of: LineStatus | OrderStatus }): JSX.Element {
  return <Mark of={MARKS[of]}>{of}</Mark>;
}
