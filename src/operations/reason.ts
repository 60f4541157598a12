import { Text } from '../platform/http/text-fields.js';

/** Why a person does it; stands in the order's history for ever. */
export function Reason(): PropertyDecorator {
  return Text(500);
}
