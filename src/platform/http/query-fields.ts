import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, ValidateBy } from 'class-validator';
import { parseTime } from '../../kernel/time.js';
import { MayBeAbsent, rule } from './fields.js';
import { Text } from './text-fields.js';

const OFFSET = 'must be a time with its offset, such as 2026-11-23T10:00:00Z or …T12:00:00%2B02:00';

/** Parameters after the `?`: all of them are text, and all may be left out. */
export function OptionalText(max: number): PropertyDecorator {
  return applyDecorators(MayBeAbsent(), Text(max));
}

export function OptionalTime(): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    typeof value === 'string' && parseTime(value) !== undefined;
  return applyDecorators(
    MayBeAbsent(),
    IsString(),
    ValidateBy({ name: 'isTime', validator: { validate } }, rule('time-invalid', OFFSET)),
  );
}

/** How many a page has: 1 to 200. */
export function OptionalLimit(): PropertyDecorator {
  return applyDecorators(
    MayBeAbsent(),
    IsString(),
    Matches(/^([1-9]\d?|1\d\d|200)$/, rule('limit-invalid', 'must be a whole number, 1 to 200')),
  );
}

/** The number of an event in its stream, from 0. */
export function OptionalEventNumber(): PropertyDecorator {
  return applyDecorators(
    MayBeAbsent(),
    IsString(),
    Matches(
      /^(0|[1-9]\d{0,8})$/,
      rule('event-number-invalid', 'must be the number of an event, from 0'),
    ),
  );
}
