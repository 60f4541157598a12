import { applyDecorators } from '@nestjs/common';
import { MayBeAbsent } from '../platform/http/fields.js';
import { Text } from '../platform/http/text-fields.js';

export { Reason } from '../platform/http/text-fields.js';

/** Where it can be checked: a ticket, a link. May be absent. */
export function Evidence(): PropertyDecorator {
  return applyDecorators(MayBeAbsent(), Text(2000));
}
