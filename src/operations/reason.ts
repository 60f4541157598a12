import { applyDecorators } from '@nestjs/common';
import { MayBeAbsent } from '../platform/http/fields.js';
import { Text } from '../platform/http/text-fields.js';

/** Why a person does it; stands in the order's history for ever. */
export function Reason(): PropertyDecorator {
  return Text(500);
}

/** Where it can be checked: a ticket, a link. May be absent. */
export function Evidence(): PropertyDecorator {
  return applyDecorators(MayBeAbsent(), Text(2000));
}
