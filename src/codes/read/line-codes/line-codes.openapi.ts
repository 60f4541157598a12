import { ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  described,
  listOf,
  object,
  oneOf,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import { codesCsv } from './csv.js';
import type { CodeStatus, LineCodesView } from './line-codes.query.js';

const EXAMPLE: LineCodesView = {
  ...{ orderNumber: 'EDX-100001', lineId: '1', expiresAt: '2036-11-10T10:00:00.000Z' },
  codes: [
    { code: 'K3V0P8W2QZ5M1TFA', status: 'unused' },
    {
      ...{ code: 'ZC71QH0S9XW4RB2E', status: 'used' },
      order: 'CODE-7F1C0B8E59BB4A398D2C6F2F4F0C9C11',
    },
  ],
};

export const lineCodesSchemas: Schemas = {
  LineCodes: object({
    orderNumber: TEXT,
    lineId: TEXT,
    expiresAt: described(TIME, 'The codes are good until then.'),
    codes: listOf(
      object({
        code: TEXT,
        status: oneOf<CodeStatus>({ unused: true, used: true, void: true }),
        'order?': described(TEXT, 'The order of the seat that it was used for.'),
      }),
    ),
  }),
};

export const lineCodesDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/lines/:line/codes', id: 'getLineCodes' },
  tag: 'Codes',
  summary: 'The enrollment codes of a line',
  description:
    'For the buyer, and for operators. Whoever has a code can use it: keep the answer as you keep money. As CSV with ' +
    '`Accept: text/csv`.',
  path: [
    ORDER_NUMBER_PARAMETER,
    {
      name: 'line',
      description: 'The id of the line.',
      schema: { type: 'string', examples: ['1'] },
    },
  ],
  answers: {
    200: {
      description: 'All codes of the line, and what became of them.',
      schema: ref('LineCodes'),
      headers: { 'Cache-Control': 'always' },
      examples: { codes: { summary: 'One of two is used', value: EXAMPLE } },
      instead: {
        'text/csv': {
          schema: TEXT,
          examples: { codes: { summary: 'The same', value: codesCsv(EXAMPLE) } },
        },
      },
    },
  },
  problems: [
    ...['order-not-found', 'unreadable', 'line-not-found', 'line-without-codes', 'codes-not-made'],
    ...['codes-behind', 'code-key-missing'],
  ],
};
