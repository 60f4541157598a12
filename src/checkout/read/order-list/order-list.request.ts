import { OptionalLimit, OptionalText } from '../../../platform/http/query-fields.js';
import { OrderFilterBody, OrderFilterRequest } from './order-filter.request.js';

/** `GET /v1/orders?…`: every parameter may be left out. */
export class OrderListRequest extends OrderFilterRequest {
  @OptionalLimit()
  readonly limit?: string;

  /** `nextCursor` of the page before. */
  @OptionalText(400)
  readonly cursor?: string;
}

/** `POST /v1/orders/search`: the same in a body, and by e-mail too. */
export class OrderSearchRequest extends OrderFilterBody {
  @OptionalLimit()
  readonly limit?: string;

  /** `nextCursor` of the page before. */
  @OptionalText(400)
  readonly cursor?: string;
}

/** Either of them. */
export type ListQuestion = Pick<OrderSearchRequest, keyof OrderSearchRequest>;
