import { OptionalEventNumber, OptionalLimit } from '../../../platform/http/query-fields.js';

/** `GET /v1/orders/{number}/steps?…` */
export class OrderStepsRequest {
  /** Steps from this event on. */
  @OptionalEventNumber()
  readonly from?: string;

  @OptionalLimit()
  readonly limit?: string;
}
