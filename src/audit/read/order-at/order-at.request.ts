import { OptionalEventNumber, OptionalTime } from '../../../platform/http/query-fields.js';

/** `GET /v1/orders/{number}/at?…`: one of the two. */
export class OrderAtRequest {
  @OptionalEventNumber()
  readonly revision?: string;

  @OptionalTime()
  readonly time?: string;
}
