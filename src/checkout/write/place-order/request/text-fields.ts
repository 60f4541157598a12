import { applyDecorators } from '@nestjs/common';
import { IsString, isEmail, Matches, ValidateBy } from 'class-validator';
import { rule } from '../../../../platform/http/fields.js';
import { PRINTABLE } from '../../../../platform/http/text-fields.js';

const DECIMAL = /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/;

/** An e-mail address. class-validator's own check throws at half a character, so it is asked only about whole ones. */
export function Email(): PropertyDecorator {
  const validate = (value: unknown): boolean =>
    typeof value === 'string' && PRINTABLE.test(value) && isEmail(value);
  return applyDecorators(
    IsString(),
    ValidateBy(
      { name: 'isEmail', validator: { validate } },
      rule('email-invalid', 'must be an e-mail address'),
    ),
  );
}

/** An amount: decimal text, not negative. Whether it fits the currency is a rule of the whole order. */
export function Amount(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(DECIMAL, rule('amount-invalid', 'must be an amount such as "149.00"')),
  );
}
