import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';
import { rule } from './fields.js';

/** Control characters, and halves of characters, which have no form in UTF-8. */
export const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;

/** Text of `min` to `max` characters. */
export function Text(max: number, min = 1): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Length(min, max, rule('length', `must have ${min} to ${max} characters`)),
    Matches(PRINTABLE, rule('characters', 'must not have control characters')),
  );
}

/** Text of up to `max` characters that says something: blanks alone do not. */
export function Words(max: number): PropertyDecorator {
  return applyDecorators(Text(max), Matches(/\S|^$/u, rule('length', 'must not be blank')));
}

/** A list of texts of 1 to `max` characters each. */
export function Texts(max: number): PropertyDecorator {
  return applyDecorators(
    IsString({ each: true }),
    Length(1, max, { each: true, ...rule('length', `must have 1 to ${max} characters each`) }),
    Matches(PRINTABLE, {
      each: true,
      ...rule('characters', 'must not have control characters'),
    }),
  );
}

/** Why a person does it; what is done to an order has it in the order's history for ever. */
export function Reason(): PropertyDecorator {
  return Words(500);
}
