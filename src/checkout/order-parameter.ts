import type { ParameterDoc } from '../platform/openapi/route-doc.js';

/** `:number` in routes. */
export const ORDER_NUMBER_PARAMETER: ParameterDoc = {
  name: 'number',
  description: 'The order number, in upper or lower case.',
  schema: { type: 'string', examples: ['EDX-100001'] },
};
