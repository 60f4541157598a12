import { askingFor, hearWithToken } from '../../lms/with-token.js';
import type {
  Attempt,
  AttemptResult,
  Line,
  LineFailed,
  ModuleContext,
  Placed,
} from '../../fulfillment-module.js';
import { failedBy } from '../../outside/failures.js';
import type { Heard } from '../../outside/hear.js';
import { createCall } from './entitlement-calls.js';
import { entitlementOf, isOf, type Entitlement } from './entitlement.js';
import { ENTITLEMENT_API } from './failure-table.js';
import { findEntitlement } from './find-entitlement.js';
import { ATTRIBUTES_MISSING, rightOf, type Right } from './right.js';

const ENDED: LineFailed = {
  kind: 'failed',
  class: 'server',
  code: 'lms-entitlement-ended',
  message: 'The LMS has an entitlement by this order, which has ended, and makes no second one.',
  retryable: false,
};

/** Whoever looks later sees the same, so two workers with one success each have one receipt. */
function granted({ uuid, courseUuid, mode, expired }: Entitlement): AttemptResult {
  if (expired) return ENDED;
  return { kind: 'fulfilled', receipt: { entitlementUuid: uuid, courseUuid, mode } };
}

function made(heard: Heard, right: Right): Entitlement | undefined {
  if (heard.kind === 'silence' || ![200, 201].includes(heard.reply.status)) return undefined;
  const entitlement = entitlementOf(heard.reply.json);
  return entitlement && isOf(entitlement, right) ? entitlement : undefined;
}

/**
 * One attempt at one line. It looks before it asks for an entitlement, and again when it is refused: the LMS makes one
 * for an order and course only, and refuses a repeat, which may be our own of which we never heard.
 */
export async function entitleLearner(
  context: ModuleContext,
  order: Placed,
  line: Line,
  attempt: Attempt,
): Promise<AttemptResult> {
  const right = rightOf(order, line);
  if (!right) return ATTRIBUTES_MISSING;
  const asking = askingFor(order, line, attempt);
  const known = await findEntitlement(context, right, asking);
  if (known !== 'none') return 'kind' in known ? known : granted(known);

  const heard = await hearWithToken(context, createCall(context.lms, right), asking);
  if (heard.kind === 'failed') return heard;
  const entitlement = made(heard, right);
  if (entitlement) return granted(entitlement);
  const failure = failedBy(ENTITLEMENT_API, heard, 'change', asking.words);
  if (heard.kind === 'silence' || heard.reply.status !== 400) return failure;
  const found = await findEntitlement(context, right, asking);
  return found === 'none' || 'kind' in found ? failure : granted(found);
}
