import { IsString, Matches } from 'class-validator';
import { ORDER_STATUSES } from '../../../order/state.js';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { OptionalText, OptionalTime } from '../../../platform/http/query-fields.js';

const STATUS = `(${ORDER_STATUSES.join('|')})`;

/** Which orders. Every member may be left out; those that are there must all hold. */
export class OrderFilterRequest {
  /** One status, or several with commas between them. */
  @MayBeAbsent()
  @IsString()
  @Matches(
    new RegExp(`^${STATUS}(,${STATUS})*$`),
    rule('order-status-unknown', `must be of: ${ORDER_STATUSES.join(', ')}; several with commas`),
  )
  readonly status?: string;

  /** Username of the buyer, as the LMS writes it. */
  @OptionalText(255)
  readonly user?: string;

  /** Placed at this time or later. */
  @OptionalTime()
  readonly placedAfter?: string;

  /** Placed before this time. */
  @OptionalTime()
  readonly placedBefore?: string;

  /** An order number, or with `*` at its end what numbers begin with. */
  @MayBeAbsent()
  @IsString()
  @Matches(
    /^[-\w]{1,64}\*?$/,
    rule('order-number-invalid', 'must be 1 to 64 letters, digits, _ or -, and may end in *'),
  )
  readonly number?: string;

  /** Orders with a line of this type; one line must have this and all that follows. */
  @OptionalText(255)
  readonly productType?: string;

  @OptionalText(255)
  readonly sku?: string;

  /** Key of a course run, or UUID of a course. */
  @OptionalText(255)
  readonly course?: string;

  /** The module that attempted the line last. */
  @OptionalText(255)
  readonly module?: string;

  /** Code of the failure that stands in the line's way. */
  @OptionalText(255)
  readonly code?: string;
}

/** In a body it may name an address too, which an address line must not: proxies keep those. */
export class OrderFilterBody extends OrderFilterRequest {
  /** Of the buyer, whatever its case. */
  @OptionalText(320)
  readonly email?: string;
}

/** A filter in the words of its callers. */
export type FilterWords = Pick<OrderFilterBody, keyof OrderFilterBody>;
