import { lmsUrl } from '../../lms/lms-url.js';
import type { LmsAccess } from '../../fulfillment-module.js';
import type { OutsideCall } from '../../outside/hear.js';
import { isObject } from '../../outside/json.js';

/** A learner of an enterprise that pays by its own voucher. */
export interface EnterpriseLearner {
  readonly username: string;
  /** UUID of the enterprise customer. */
  readonly customer: string;
}

const PATH = '/enterprise/api/v1/enterprise-learner/';

export function findLearnerCall(
  lms: LmsAccess,
  { username, customer }: EnterpriseLearner,
): OutsideCall {
  const url = lmsUrl(lms, PATH);
  url.search = new URLSearchParams({ enterprise_customer: customer, username }).toString();
  return { method: 'GET', url, headers: {} };
}

/** Sent again, it links nobody twice. */
export function linkLearnerCall(
  lms: LmsAccess,
  { username, customer }: EnterpriseLearner,
): OutsideCall {
  return {
    method: 'POST',
    url: lmsUrl(lms, PATH),
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ enterprise_customer: customer, username, active: true }),
  };
}

/** Whether a list has the learner. Undefined: the JSON is no list. */
export function listsLearner(json: unknown, learner: EnterpriseLearner): boolean | undefined {
  if (!isObject(json) || !Array.isArray(json['results'])) return undefined;
  const results: readonly unknown[] = json['results'];
  return results.some((one) => isLinkOf(one, learner));
}

function isLinkOf(one: unknown, { username, customer }: EnterpriseLearner): boolean {
  if (!isObject(one) || !isObject(one['user']) || !isObject(one['enterprise_customer'])) {
    return false;
  }
  return (
    same(one['user']['username'], username) && same(one['enterprise_customer']['uuid'], customer)
  );
}

function same(told: unknown, asked: string): boolean {
  return typeof told === 'string' && told.toLowerCase() === asked.toLowerCase();
}
