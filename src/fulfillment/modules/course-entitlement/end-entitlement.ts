import { askingFor, hearWithToken } from '../../lms/with-token.js';
import type {
  Attempt,
  Line,
  ModuleContext,
  Placed,
  RevocationResult,
} from '../../fulfillment-module.js';
import { rowFor } from '../../outside/failure-table.js';
import { failedBy } from '../../outside/failures.js';
import type { Heard } from '../../outside/hear.js';
import { deleteCall } from './entitlement-calls.js';
import { ENTITLEMENT_API } from './failure-table.js';
import { findEntitlement } from './find-entitlement.js';
import { ATTRIBUTES_MISSING, rightOf } from './right.js';

/** The LMS answers 204, also to a repeat; it never knew what it answers 404 to. */
function hasEnded(heard: Heard): boolean {
  if (heard.kind === 'silence') return false;
  const { status } = heard.reply;
  if (status === 200 || status === 204) return true;
  return (
    status === 404 && rowFor(ENTITLEMENT_API, heard.reply).code === 'lms-entitlement-not-found'
  );
}

/** Ends what the line gave: by the receipt, or by looking for it. */
export async function endEntitlement(
  context: ModuleContext,
  order: Placed,
  line: Line,
  attempt: Attempt,
): Promise<RevocationResult> {
  const asking = askingFor(order, line, attempt);
  let uuid = line.receipt?.['entitlementUuid'];
  if (typeof uuid !== 'string') {
    const right = rightOf(order, line);
    if (!right) return ATTRIBUTES_MISSING;
    const found = await findEntitlement(context, right, asking);
    if (found === 'none') return { kind: 'revoked', receipt: {} };
    if ('kind' in found) return found;
    ({ uuid } = found);
  }
  const heard = await hearWithToken(context, deleteCall(context.lms, uuid), asking);
  if (heard.kind === 'failed') return heard;
  if (hasEnded(heard)) return { kind: 'revoked', receipt: { entitlementUuid: uuid } };
  return failedBy(ENTITLEMENT_API, heard, 'change', asking.words);
}
