import { isRetriable } from '../../../order/decide/request-retry.js';
import { openLine } from '../../../order/evolve-line.js';
import { currentFailure } from '../../../order/status.js';
import type { Line, OrderState } from '../../../order/state.js';

/** What orders are looked for by, of each of their lines. What is absent is not so. */
export interface LineFacts {
  readonly productType: string;
  readonly sku: string;
  /** Key of the course run, or UUID of the course. */
  readonly course?: string;
  /** The module that attempted it last. */
  readonly module?: string;
  /** Code of what stands in its way. */
  readonly code?: string;
  /** A person may have it attempted again, and nobody has asked for that yet. */
  readonly retriable?: true;
  /** It waits for the retry with this id, that a person asked for. */
  readonly retry?: string;
}

function factsOf(line: Line): LineFacts {
  const { productType, sku, attributes, module, retry } = line;
  const { courseKey, courseUuid } = attributes ?? {};
  const course = courseKey ?? courseUuid;
  const code = currentFailure(line)?.code;
  return {
    ...{ productType, sku },
    ...(typeof course === 'string' && { course }),
    ...(module !== undefined && { module }),
    ...(code !== undefined && { code }),
    ...(retry ? { retry: retry.id } : isRetriable(line) && { retriable: true }),
  };
}

/** Of all lines of the order. */
export function lineFacts(state: OrderState): readonly LineFacts[] {
  switch (state.stage) {
    case 'none':
    case 'paid':
      return [];
    case 'payment-pending':
    case 'payment-declined':
      return state.details.basket.lines.map(openLine).map(factsOf);
    case 'placed':
      return state.lines.map(factsOf);
  }
}
