import type { QueryBus } from '@nestjs/cqrs';
import { filterOf, OrdersToRetry, type FilterWords } from '../../checkout/contract.js';
import { rejection, type Rejection } from '../../kernel/rejection.js';
import { orderStream } from '../../order/order-stream.js';
import type { Caller } from '../../platform/security/caller.js';
import type { Meant } from './campaign-events.js';

export const MOST_ORDERS = 100_000;

/** Which orders are meant, by those who may see them. */
export interface Which {
  readonly filter?: FilterWords;
  readonly orders?: readonly string[];
}

/** The one predicate: what a dry run counts is what a campaign does. */
export async function ordersMeant(
  queries: QueryBus,
  { filter, orders }: Which,
  caller: Caller,
): Promise<readonly string[] | Rejection> {
  if (!filter && !orders) {
    const message = 'Neither filter nor orders says which orders are meant.';
    return rejection('campaign-of-nothing', message);
  }
  const seen = filterOf(filter ?? {}, caller);
  if (!seen) return [];
  const numbers = orders && [...new Map(orders.map((one) => [orderStream(one), one])).values()];
  const meant = await queries.execute(new OrdersToRetry(seen, MOST_ORDERS + 1, numbers));
  if (meant.length <= MOST_ORDERS) return meant;
  return rejection('campaign-too-big', `More than ${MOST_ORDERS} orders match.`);
}

/** Members that name a person: events are for ever, so their values are not kept. */
const OF_PERSONS: readonly string[] = ['user', 'email'];

/** What is kept of what was asked for. */
export function meantBy({ filter, orders }: Which): Meant {
  const given: Readonly<Record<string, string | undefined>> = { ...filter };
  const words = Object.entries(given).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const withheld = words.map(([member]) => member).filter((one) => OF_PERSONS.includes(one));
  const kept = words.filter(([member]) => !OF_PERSONS.includes(member));
  return {
    ...(filter && { filter: Object.fromEntries(kept) }),
    ...(withheld.length > 0 && { withheld }),
    ...(orders && { byNumber: true }),
  };
}
