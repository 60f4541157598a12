import { applyDecorators } from '@nestjs/common';
import { IsIn, IsString, Matches, ValidateBy } from 'class-validator';
import { parseTime } from '../../../kernel/time.js';
import { ORDER_STATUSES, type OrderStatus } from '../../../order/state.js';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { Text } from '../../../platform/http/text-fields.js';

const OFFSET = 'must be a time with its offset, such as 2026-11-23T10:00:00Z or …T12:00:00%2B02:00';

function OptionalText(max: number): PropertyDecorator {
  return applyDecorators(MayBeAbsent(), Text(max));
}

function OptionalTime(): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    typeof value === 'string' && parseTime(value) !== undefined;
  return applyDecorators(
    MayBeAbsent(),
    IsString(),
    ValidateBy({ name: 'isTime', validator: { validate } }, rule('time-invalid', OFFSET)),
  );
}

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

  @MayBeAbsent()
  @IsString()
  @Matches(/^([1-9]\d?|1\d\d|200)$/, rule('limit-invalid', 'must be a whole number, 1 to 200'))
  readonly limit?: string;

  /** `nextCursor` of the page before. */
  @OptionalText(400)
  readonly cursor?: string;
}
