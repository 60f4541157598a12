import { textOf } from '../json.js';
import type { Books } from './books.js';
import type { Call } from './call.js';
import { answerCreditProvider, answerCreditProviders } from './credit.js';
import {
  answerLinkEnterpriseLearner,
  answerListEnterpriseLearners,
} from './enterprise-learners.js';
import {
  answerCreateEntitlement,
  answerDeleteEntitlement,
  answerListEntitlements,
  answerReadEntitlement,
  entitlementUuid,
} from './entitlements.js';
import type { LmsRoute, Subject } from './route.js';

const entitlements = '/api/entitlements/v1/entitlements/';
const enterpriseLearners = '/enterprise/api/v1/enterprise-learner/';

/** The APIs that want a token instead of the key. */
export const tokenRoutes: readonly LmsRoute[] = [
  {
    name: 'entitlement.post',
    method: 'POST',
    url: entitlements,
    answer: answerCreateEntitlement,
    subject: (_, { body }) => ({
      user: textOf(body['user']),
      course: textOf(body['course_uuid']),
      mode: textOf(body['mode']),
    }),
  },
  {
    name: 'entitlement.list',
    method: 'GET',
    url: entitlements,
    answer: answerListEntitlements,
    subject: (_, { query }) => ({ user: query['user'] }),
  },
  {
    name: 'entitlement.get',
    method: 'GET',
    url: `${entitlements}:uuid/`,
    answer: answerReadEntitlement,
    subject: entitlementSubject,
  },
  {
    name: 'entitlement.delete',
    method: 'DELETE',
    url: `${entitlements}:uuid/`,
    answer: answerDeleteEntitlement,
    subject: entitlementSubject,
  },
  {
    name: 'enterprise-learner.get',
    method: 'GET',
    url: enterpriseLearners,
    answer: answerListEnterpriseLearners,
    subject: (_, { query }) => ({ user: query['username'] }),
  },
  {
    name: 'enterprise-learner.post',
    method: 'POST',
    url: enterpriseLearners,
    answer: answerLinkEnterpriseLearner,
    subject: (_, { body }) => ({ user: textOf(body['username']) }),
  },
  {
    name: 'credit.provider',
    method: 'GET',
    url: '/api/credit/v1/providers/:id/',
    answer: answerCreditProvider,
    subject: () => ({}),
  },
  {
    name: 'credit.providers',
    method: 'GET',
    url: '/api/credit/v1/providers/',
    answer: answerCreditProviders,
    subject: () => ({}),
  },
];

function entitlementSubject(books: Books, call: Call): Subject {
  const found = books.entitlements.get(entitlementUuid(call));
  return { user: found?.user, course: found?.courseUuid, mode: found?.mode };
}
