import { lmsUrl } from '../../lms/lms-url.js';
import type { LmsAccess } from '../../fulfillment-module.js';
import type { OutsideCall } from '../../outside/hear.js';
import type { Right } from './right.js';

const PATH = '/api/entitlements/v1/entitlements/';
/** The most that the LMS gives at once. */
const PAGE_SIZE = 100;

/** All that a learner has, page by page, from 1. */
export function listCall(lms: LmsAccess, user: string, page: number): OutsideCall {
  const url = lmsUrl(lms, PATH);
  url.search = new URLSearchParams({
    ...{ user, page_size: String(PAGE_SIZE), page: String(page) },
  }).toString();
  return { method: 'GET', url, headers: {} };
}

export function createCall(lms: LmsAccess, right: Right): OutsideCall {
  return {
    method: 'POST',
    url: lmsUrl(lms, PATH),
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      user: right.user,
      course_uuid: right.courseUuid,
      mode: right.mode,
      order_number: right.orderNumber,
      email_opt_in: right.emailOptIn,
    }),
  };
}

/** Ends the entitlement, and the enrollment that was made with it. */
export function deleteCall(lms: LmsAccess, uuid: string): OutsideCall {
  return { method: 'DELETE', url: lmsUrl(lms, `${PATH}${uuid}/`), headers: {} };
}
