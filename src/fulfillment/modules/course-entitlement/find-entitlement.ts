import { hearWithToken, type Asking } from '../../lms/with-token.js';
import type { LineFailed, ModuleContext } from '../../fulfillment-module.js';
import { failedBy } from '../../outside/failures.js';
import type { Heard } from '../../outside/hear.js';
import { listCall } from './entitlement-calls.js';
import { entitlementsIn, isOf, type Entitlement } from './entitlement.js';
import { ENTITLEMENT_API } from './failure-table.js';
import type { Right } from './right.js';

/** Of a hundred each; nobody buys more courses, and a list without end would never end. */
const MOST_PAGES = 20;

const TOO_MANY: LineFailed = {
  kind: 'failed',
  class: 'server',
  code: 'lms-too-many-entitlements',
  message: 'The LMS lists more entitlements of the learner than we look through.',
  retryable: false,
};

function pageIn(heard: Heard) {
  if (heard.kind === 'silence' || heard.reply.status !== 200) return undefined;
  return entitlementsIn(heard.reply.json);
}

/** The learner's entitlement by this order, in this course; `none` when there is none. */
export async function findEntitlement(
  context: ModuleContext,
  right: Right,
  asking: Asking,
): Promise<Entitlement | 'none' | LineFailed> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const call = listCall(context.lms, right.user, page);
    const heard = await hearWithToken(context, call, asking);
    if (heard.kind === 'failed') return heard;
    const listed = pageIn(heard);
    if (!listed) return failedBy(ENTITLEMENT_API, heard, 'read', asking.words);
    const ours = listed.found.find((entitlement) => isOf(entitlement, right));
    if (ours) return ours;
    if (listed.isLast) return 'none';
  }
  return TOO_MANY;
}
