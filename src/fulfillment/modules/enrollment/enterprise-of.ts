import type { Placed } from '../../fulfillment-module.js';

/** The enterprise customer (UUID) that pays for the order by a voucher. Undefined: none. */
export function enterpriseOf({ details: { vouchers = [] } }: Placed): string | undefined {
  return vouchers.flatMap(({ enterpriseCustomerUuid: uuid }) => uuid ?? [])[0];
}
