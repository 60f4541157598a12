import { IsIn, IsString } from 'class-validator';
import { ORDER_STATUSES, type OrderStatus } from '../../../order/state.js';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { OptionalLimit, OptionalText, OptionalTime } from '../../../platform/http/query-fields.js';

/** `GET /v1/orders?…`: every parameter may be left out. */
export class OrderListRequest {
  @MayBeAbsent()
  @IsString()
  @IsIn(
    ORDER_STATUSES,
    rule('order-status-unknown', `must be one of: ${ORDER_STATUSES.join(', ')}`),
  )
  readonly status?: OrderStatus;

  /** Username of the buyer, as the LMS writes it. */
  @OptionalText(255)
  readonly user?: string;

  /** Placed at this time or later. */
  @OptionalTime()
  readonly placedAfter?: string;

  /** Placed before this time. */
  @OptionalTime()
  readonly placedBefore?: string;

  /** Orders with a line of this type. */
  @OptionalText(255)
  readonly productType?: string;

  @OptionalLimit()
  readonly limit?: string;

  /** `nextCursor` of the page before. */
  @OptionalText(400)
  readonly cursor?: string;
}
