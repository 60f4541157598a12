import { ORDER_NUMBER_PARAMETER } from '../checkout/contract.js';
import type { ParameterDoc } from '../platform/openapi/route-doc.js';

/** `/v1/orders/:number/lines/:line/…` */
export interface LinePath {
  readonly number: string;
  readonly line: string;
}

export const LINE_PARAMETERS: readonly ParameterDoc[] = [
  ORDER_NUMBER_PARAMETER,
  {
    name: 'line',
    description: 'The id of the line.',
    schema: { type: 'string', examples: ['1'] },
  },
];
