import { IsIn, IsString } from 'class-validator';
import type { OrderEventType } from '../../../order/events.js';
import { ORDER_EVENT_TYPES } from '../../../order/upcasters.js';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { OptionalText, OptionalTime } from '../../../platform/http/query-fields.js';

/** `GET /v1/orders/{number}/history?…`: what is left out does not matter. */
export class HistoryRequest {
  @MayBeAbsent()
  @IsString()
  @IsIn(
    ORDER_EVENT_TYPES,
    rule('event-type-unknown', 'must be a type of event, such as LineFulfilled'),
  )
  readonly type?: OrderEventType;

  @OptionalText(64)
  readonly line?: string;

  @OptionalText(255)
  readonly actor?: string;

  @OptionalText(64)
  readonly command?: string;

  @OptionalTime()
  readonly after?: string;

  @OptionalTime()
  readonly before?: string;
}
