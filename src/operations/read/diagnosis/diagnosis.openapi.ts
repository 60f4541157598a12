import { ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import { ANSWERS, type Act, type WaitsFor } from '../../../order/diagnosis.js';
import type { Step } from '../../../order/plan.js';
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
import type { AnswerView, DiagnosisView } from './diagnosis-view.js';
import { OBSTACLES } from './obstacle.js';
import type { Progress } from './progress.js';

const CODES = [...Object.keys(OBSTACLES), ...Object.keys(ANSWERS)];
const NUMBERS = listOf({ type: 'integer', minimum: 0 });
const WAITS_FOR = { itself: true, 'other-side': true, operator: true, checkout: true } as const;
const evidence = described(NUMBERS, 'Numbers of the events that show it.');
const waitsFor = described(
  oneOf<WaitsFor>(WAITS_FOR),
  'Who moves next. `itself`: the house does. `other-side`: it is asked, by itself.',
);

export const diagnosisSchemas: Schemas = {
  NextStep: object({
    command: oneOf<Step['command']>({
      ...{ FulfillOrder: true, RevokeLines: true, ResolvePayment: true, RefundExcess: true },
    }),
    party: described(TEXT, 'The fulfilment module, or who asks the processor.'),
    at: TIME,
    progress: described(
      oneOf<Progress>({
        ...{
          'at-work': true,
          due: true,
          scheduled: true,
          held: true,
          unplanned: true,
          unknown: true,
        },
      }),
      '`at-work`: a worker has it. `held`: its module is paused or rests. `unplanned`: the newest event is not planned for yet, and `text` says why where that takes longer than a moment. `unknown`: SQL cannot be asked now.',
    ),
  }),
  Answer: object({
    code: { type: 'string', enum: CODES },
    text: TEXT,
    waitsFor,
    'line?': described(TEXT, 'Id of the line it is about.'),
    'reference?': described(TEXT, 'Reference of the money it is about.'),
    'failure?': object({ class: TEXT, code: TEXT, message: TEXT }),
    evidence,
    'next?': described(ref('NextStep'), 'Absent: nothing happens by itself.'),
    'waitingFor?': described(
      ref('WaitingFor'),
      'Its module is paused or rests: what comes next waits for that first.',
    ),
    acts: described(
      listOf(
        oneOf<Act>({ retry: true, revoke: true, settle: true, 'settle-excess-payment': true }),
      ),
      'What an operator may do about it now.',
    ),
  }),
  Diagnosis: object({
    orderNumber: TEXT,
    revision: { type: 'integer', minimum: 0 },
    status: ref('OrderStatus'),
    finished: { type: 'boolean' },
    code: { type: 'string', enum: ['finished', ...CODES] },
    text: TEXT,
    evidence,
    waitsFor: { type: 'string', enum: [...Object.keys(WAITS_FOR), 'nobody'] },
    'next?': described(ref('NextStep'), 'Of all that happens by itself, what comes first.'),
    answers: described(
      listOf(ref('Answer')),
      'All that keeps it from being finished: what waits for an operator first.',
    ),
  }),
};

const WAITING: AnswerView = {
  ...{ code: 'retry-scheduled', line: '1', waitsFor: 'itself', evidence: [3] },
  text: 'Line 1 failed and is attempted again. The LMS is not available (HTTP 503): it answered with an empty body.',
  failure: {
    class: 'server',
    code: 'lms-unavailable',
    message: 'The LMS is not available (HTTP 503): it answered with an empty body.',
  },
  next: {
    ...{ command: 'FulfillOrder', party: 'enrollment', at: '2026-11-23T10:00:01.730Z' },
    progress: 'scheduled',
  },
  acts: ['retry', 'revoke', 'settle'],
};

const DIAGNOSIS: DiagnosisView = {
  ...{ orderNumber: 'EDX-100001', revision: 3, status: 'Fulfillment Error', finished: false },
  ...{ code: WAITING.code, text: WAITING.text, evidence: [3], waitsFor: 'itself' },
  ...(WAITING.next && { next: WAITING.next }),
  answers: [WAITING],
};

export const diagnosisDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/diagnosis', id: 'getDiagnosis' },
  tag: 'Operations',
  summary: 'Why an order is not finished, what happens next, and who must act',
  description:
    'By the very functions that plan what is done. The foremost answer is told by itself, all of them in `answers`.',
  path: [ORDER_NUMBER_PARAMETER],
  answers: {
    200: {
      description: 'What keeps it from being finished; or that nothing does.',
      schema: ref('Diagnosis'),
      examples: {
        failing: { summary: 'Line 1 is attempted again in a moment', value: DIAGNOSIS },
        finished: {
          summary: 'Nothing is left to be done',
          value: {
            ...{ orderNumber: 'EDX-100001', revision: 3, status: 'Complete', finished: true },
            ...{ code: 'finished', text: 'Nothing is left to be done.' },
            ...{ evidence: [3], waitsFor: 'nobody', answers: [] },
          } satisfies DiagnosisView,
        },
      },
    },
  },
  problems: ['order-not-found'],
};
