import { FAILURE_CLASSES } from '../../../kernel/failure.js';
import { ANSWERS } from '../../../order/diagnosis.js';
import type { RetryState } from '../../../order/status.js';
import { WORKS } from '../../../order/trouble.js';
import { queryParameters } from '../../../platform/openapi/request-schema.js';
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
import type { StuckLinesAnswer, StuckWorkAnswer } from './stuck-work.controller.js';
import { StuckLinesRequest, StuckWorkRequest } from './stuck-work.request.js';

const WHOLE = { type: 'integer', minimum: 0 };
const YES_OR_NO = { type: 'boolean' };
const WORK = { type: 'string', enum: WORKS };
const FAILURE_CLASS = described(
  { type: 'string', enum: FAILURE_CLASSES },
  'Of the failure. Absent: nothing failed, it is a case for a person as it is.',
);
const NEEDS_PERSON = described(YES_OR_NO, 'False: it goes on by itself.');
const NEXT = described(TIME, 'As planned. Absent: nothing happens by itself.');

const OF_GROUPS = {
  module:
    'At this module; `refund` for money that cannot pay its order, `none` where no module takes the line.',
  work: '`fulfillment`, `revocation`, or `refund`.',
  class: 'Failed by this class.',
  code: 'Failed with this code; where nothing failed, the code of the diagnosis.',
  needsPerson: '`true`: what needs a person. `false`: what goes on by itself.',
};

export const stuckWorkSchemas: Schemas = {
  TablesAsOf: object(
    { position: { type: ['string', 'null'] }, lagMs: { type: ['number', 'null'] } },
    { description: 'How far the events are read, and by how many ms that is behind, if known.' },
  ),
  StuckGroup: object({
    module: TEXT,
    work: WORK,
    'class?': FAILURE_CLASS,
    code: TEXT,
    message: described(TEXT, 'Of the oldest.'),
    diagnosis: described(
      { type: 'string', enum: Object.keys(ANSWERS) },
      'Of the oldest: `code` of its diagnosis.',
    ),
    needsPerson: NEEDS_PERSON,
    orders: WHOLE,
    lines: WHOLE,
    since: described(TIME, 'Of the oldest.'),
    'nextAttemptAt?': described(
      TIME,
      'The soonest, as planned. Absent: nothing happens by itself.',
    ),
    orderNumbers: described(listOf(TEXT), 'Of the oldest, at most five.'),
  }),
  StuckTotals: object({
    orders: WHOLE,
    ordersNeedPerson: described(WHOLE, 'All others go on by themselves.'),
    lines: WHOLE,
    'since?': described(TIME, 'Of the oldest. Absent: nothing is stuck.'),
  }),
  StuckWork: object({
    totals: ref('StuckTotals'),
    groups: described(
      listOf(ref('StuckGroup')),
      'By module, work, class, code, and whether a person is needed: those first; then the most orders first.',
    ),
    asOf: ref('TablesAsOf'),
  }),
  StuckLine: object({
    orderNumber: TEXT,
    'line?': described(TEXT, 'Its id. Absent: it is about money.'),
    'reference?': described(TEXT, 'Of the money that it is about.'),
    'productType?': TEXT,
    'sku?': TEXT,
    work: WORK,
    module: TEXT,
    diagnosis: described(
      { type: 'string', enum: Object.keys(ANSWERS) },
      'As `code` of the diagnosis.',
    ),
    'class?': FAILURE_CLASS,
    code: TEXT,
    message: TEXT,
    'retry?': oneOf<RetryState>({
      ...{ scheduled: true, waiting: true, exhausted: true, 'not-retryable': true },
    }),
    attempts: WHOLE,
    'placedAt?': TIME,
    since: described(TIME, 'When the trouble began.'),
    failedAt: described(TIME, 'When it was met last.'),
    'nextAttemptAt?': NEXT,
    needsPerson: NEEDS_PERSON,
  }),
  StuckLines: object({
    lines: listOf(ref('StuckLine')),
    'nextCursor?': described(TEXT, 'Of the next page, if there is one.'),
    asOf: ref('TablesAsOf'),
  }),
};

const FAILURE = {
  ...({ module: 'enrollment', work: 'fulfillment', class: 'server' } as const),
  code: 'lms-unavailable',
  message: 'The LMS is not available (HTTP 503): it answered with an empty body.',
};
const [SINCE, NEXT_AT] = ['2026-11-23T10:00:00.210Z', '2026-11-23T10:04:17.000Z'];
const AS_OF = { position: '12345', lagMs: 0 };

const GROUPS: StuckWorkAnswer = {
  totals: { orders: 3, ordersNeedPerson: 0, lines: 3, since: SINCE },
  groups: [
    {
      ...{ ...FAILURE, diagnosis: 'retry-scheduled', needsPerson: false, orders: 3, lines: 3 },
      ...{ since: SINCE, nextAttemptAt: NEXT_AT },
      orderNumbers: ['EDX-100001', 'EDX-100004', 'EDX-100007'],
    },
  ],
  asOf: AS_OF,
};

const LINES: StuckLinesAnswer = {
  lines: [
    {
      ...{ orderNumber: 'EDX-100001', line: '1', productType: 'Seat', sku: '8CF08E5' },
      ...{ ...FAILURE, diagnosis: 'retry-scheduled', retry: 'scheduled', attempts: 4 },
      ...{ placedAt: '2026-11-23T10:00:00.000Z', since: SINCE },
      ...{ failedAt: '2026-11-23T10:02:09.480Z', nextAttemptAt: NEXT_AT, needsPerson: false },
    },
  ],
  asOf: AS_OF,
};

const STUCK =
  'A line that failed, whatever happens next; one that waits for a person; and money that does.';

export const stuckWorkDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/stuck-work', id: 'getStuckWork', tag: 'Operations' },
  summary: 'What is stuck, by module and reason, and whether it goes on by itself',
  description: `${STUCK} Tokens with \`partners\` see orders of these.`,
  query: queryParameters(StuckWorkRequest, OF_GROUPS),
  answers: {
    200: {
      description: 'Groups, and figures of all of them.',
      schema: ref('StuckWork'),
      headers: { 'Cache-Control': 'always' },
      examples: { outage: { summary: 'The LMS is down', value: GROUPS } },
    },
  },
  problems: [],
};

export const stuckLinesDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/stuck-work/lines', id: 'listStuckLines', tag: 'Operations' },
  summary: 'What is stuck, each line and the oldest first, in pages',
  description: `${STUCK} Tokens with \`partners\` see orders of these.`,
  query: queryParameters(StuckLinesRequest, {
    ...OF_GROUPS,
    limit: 'Lines of a page, 1 to 200; 50 unless told.',
    cursor: '`nextCursor` of the page before, with the same filters.',
  }),
  answers: {
    200: {
      description: 'A page.',
      schema: ref('StuckLines'),
      headers: { 'Cache-Control': 'always' },
      examples: { last: { summary: 'The last page', value: LINES } },
    },
  },
  problems: [],
};
