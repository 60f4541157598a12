import type { ParkedStreamView } from '../../maintenance/contract.js';
import { counted } from '../components/counted.js';

/** The answer of the page. */
export function parkedSentence(parked: readonly ParkedStreamView[], total: number): string {
  if (total === 0) return 'Nothing is parked: every consumer can handle all that it reads.';
  const consumers = new Set(parked.map(({ consumer }) => consumer)).size;
  const what = counted(total, 'order is', 'orders are');
  return `${what} parked, for ${counted(consumers, 'consumer')}: what waits there is not done, and not shown, until somebody releases it.`;
}

/** What its page is about: an order where it is one. */
export function nameOf({ orderNumber, stream }: ParkedStreamView): string {
  return orderNumber === undefined ? stream : orderNumber.toUpperCase();
}

/** Of one stream at one consumer. */
export interface ParkedName {
  readonly consumer: string;
  readonly stream: string;
}

export function isOf(parked: ParkedStreamView, { consumer, stream }: ParkedName): boolean {
  return parked.consumer === consumer && parked.stream === stream;
}

/** What became of a release: `gone`: it was handled. `asked`: nobody has tried since. `failed`: it was tried in vain. */
export function releaseState(parked: ParkedStreamView | undefined): 'gone' | 'asked' | 'failed' {
  if (!parked) return 'gone';
  return parked.release ? 'asked' : 'failed';
}
