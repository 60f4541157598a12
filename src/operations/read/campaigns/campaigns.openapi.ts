import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { ParameterDoc, RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  ANY_OBJECT,
  described,
  listOf,
  object,
  oneOf,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import type { EndOfCampaign, Rate } from '../../campaign/campaign-events.js';
import type { CampaignView, Progress } from '../../campaign/campaign-view.js';
import { OUTCOMES } from '../../campaign/outcome.js';
import type { CampaignOrdersAnswer } from './campaigns.controller.js';
import { CampaignListRequest, CampaignOrdersRequest } from './campaigns.request.js';

const NUMBER = { type: 'integer' } as const;

const progress = object({
  toGo: described(NUMBER, 'Without an outcome.'),
  asked: described(NUMBER, 'Of those: asked for already.'),
  complete: described(NUMBER, 'Every line that was asked for is fulfilled.'),
  failedAgain: described(NUMBER, 'A line failed again.'),
  deferred: described(NUMBER, 'The other side took it on and is done later.'),
  overtaken: described(NUMBER, 'Revoked or settled by hand before it was attempted.'),
  nothingToRetry: described(NUMBER, 'When its turn came nothing had failed, or all was asked for.'),
  notAsked: described(NUMBER, 'The campaign ended before its turn.'),
} satisfies Record<keyof Progress, object>);

const rate = object({ orders: NUMBER, per: oneOf<Rate['per']>({ second: true, minute: true }) });

export const campaignSchemas: Schemas = {
  RetryCampaign: object({
    ...{ id: TEXT, startedAt: TIME, startedBy: ref('Actor'), reason: TEXT },
    orders: described(NUMBER, 'How many it is about.'),
    meant: object({
      'filter?': described(ANY_OBJECT, 'Without what names a person.'),
      'withheld?': described(listOf(TEXT), 'Members whose values are not kept.'),
      'byNumber?': { type: 'boolean' },
    }),
    ...{ rate, 'stopAfter?': NUMBER },
    status: oneOf<CampaignView['status']>({ running: true, cancelling: true, finished: true }),
    'cancelled?': object({ at: TIME, by: ref('Actor'), reason: TEXT }),
    'finished?': object({
      at: TIME,
      because: oneOf<EndOfCampaign>({ done: true, cancelled: true, 'failed-again': true }),
    }),
    progress,
  }),
};

const NONE: Progress = {
  ...{ toGo: 0, asked: 0, complete: 0, failedAgain: 0, deferred: 0, overtaken: 0 },
  ...{ nothingToRetry: 0, notAsked: 0 },
};

export const RUNNING: CampaignView = {
  ...{ id: '6f1f0b8e-59bb-5a39-8d2c-6f2f4f0c9c11', startedAt: '2026-11-23T11:00:00.000Z' },
  ...{ startedBy: { kind: 'user', id: 'olga' }, reason: 'The LMS is back.', orders: 120 },
  meant: { filter: { module: 'enrollment', code: 'lms-503' } },
  ...{ rate: { orders: 10, per: 'second' }, stopAfter: 3, status: 'running' },
  progress: { ...NONE, toGo: 100, asked: 4, complete: 18, failedAgain: 1, nothingToRetry: 1 },
};

export const FINISHED: CampaignView = {
  ...RUNNING,
  status: 'finished',
  cancelled: {
    ...{ at: '2026-11-23T11:01:00.000Z', by: { kind: 'user', id: 'olga' } },
    reason: 'Enough.',
  },
  finished: { at: '2026-11-23T11:01:02.000Z', because: 'cancelled' },
  progress: { ...NONE, notAsked: 100, complete: 18, failedAgain: 1, nothingToRetry: 1 },
};

const ORDERS: CampaignOrdersAnswer = {
  orders: [
    {
      ...{ orderNumber: 'EDX-100001', outcome: 'failed-again' },
      askedAt: '2026-11-23T11:00:00.120Z',
      failure: { line: '1', code: 'lms-503', message: 'The LMS is down.' },
    },
  ],
  nextCursor: '0',
};

export const CAMPAIGN_PARAMETER: ParameterDoc = {
  ...{ name: 'campaign', description: '`id` of the campaign.', schema: TEXT },
};

const LIMIT = '1 to 200; 50 unless told.';

export const campaignListDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/retry-campaigns', id: 'listRetryCampaigns', tag: 'Operations' },
  summary: 'Campaigns of retries, last started first',
  query: queryParameters(CampaignListRequest, { limit: LIMIT }),
  answers: {
    200: {
      description: 'Those that were started last.',
      schema: object({ campaigns: listOf(ref('RetryCampaign')) }),
      examples: { two: { summary: 'One at work', value: { campaigns: [RUNNING, FINISHED] } } },
    },
  },
  problems: [],
};

export const campaignDoc: RouteDoc = {
  method: 'GET',
  ...{ route: '/v1/retry-campaigns/:campaign', id: 'getRetryCampaign', tag: 'Operations' },
  summary: 'A campaign of retries, and how far it is',
  path: [CAMPAIGN_PARAMETER],
  answers: {
    200: {
      description: 'The campaign.',
      schema: ref('RetryCampaign'),
      examples: {
        running: { summary: 'At work', value: RUNNING },
        finished: { summary: 'Cancelled, and over', value: FINISHED },
      },
    },
  },
  problems: ['campaign-not-found'],
};

export const campaignOrdersDoc: RouteDoc = {
  method: 'GET',
  route: '/v1/retry-campaigns/:campaign/orders',
  ...{ id: 'listRetryCampaignOrders', tag: 'Operations' },
  summary: 'What became of the orders of a campaign, in the order in which they are asked for',
  path: [CAMPAIGN_PARAMETER],
  query: queryParameters(CampaignOrdersRequest, {
    outcome: 'Those with this outcome; `to-go`: those without one.',
    limit: `Orders of a page, ${LIMIT}`,
    cursor: '`nextCursor` of the page before.',
  }),
  answers: {
    200: {
      description: 'A page.',
      schema: object({
        orders: listOf(
          object({
            orderNumber: TEXT,
            outcome: { type: 'string', enum: ['to-go', ...OUTCOMES] },
            'askedAt?': TIME,
            'failure?': object({ line: TEXT, code: TEXT, message: TEXT }),
          }),
        ),
        'nextCursor?': TEXT,
      }),
      examples: { page: { summary: 'One failed again', value: ORDERS } },
    },
  },
  problems: ['campaign-not-found'],
};
