import { theLms } from '../../lms/the-lms.js';
import { USUAL_FAILURES } from '../../lms/usual-failures.js';
import { hearWithToken, type Asking } from '../../lms/with-token.js';
import type { LineFailed, ModuleContext } from '../../fulfillment-module.js';
import { MODULE, row, UNCLEAR } from '../../outside/failure-table.js';
import { failedBy } from '../../outside/failures.js';
import type { Heard } from '../../outside/hear.js';
import {
  findLearnerCall,
  linkLearnerCall,
  listsLearner,
  type EnterpriseLearner,
} from './enterprise-calls.js';

/** Source: edx-enterprise, `enterprise/api/v1/views`, which the LMS serves; its 400s name the field. */
const ENTERPRISE_API = theLms([
  row(
    400,
    UNCLEAR,
    'lms-enterprise-refused',
    'The LMS does not link the learner to the enterprise',
  ),
  row(401, MODULE, 'lms-token-refused', 'The LMS does not accept our token'),
  row(403, MODULE, 'lms-forbidden', 'Our client may not link learners in the LMS'),
  row(404, MODULE, 'lms-api-not-found', 'There is no Enterprise API at LMS_URL'),
  ...USUAL_FAILURES,
]);

function foundIn(heard: Heard, learner: EnterpriseLearner): boolean | undefined {
  if (heard.kind === 'silence' || heard.reply.status !== 200) return undefined;
  return listsLearner(heard.reply.json, learner);
}

/**
 * Orders without such a voucher need neither this API nor our client, so no other line waits. Nothing would tell when a wrong
 * configuration was put right, as a module's rest does: a person retries the line then.
 */
function ofLine(failure: LineFailed): LineFailed {
  const ofSetup = failure.class === 'configuration' && { retryable: false };
  return { ...failure, ...ofSetup, concerns: 'line' };
}

/**
 * Makes sure that the learner belongs to the enterprise whose voucher was used: the LMS enrolls on its account only
 * those who do. Undefined: so it is. A failure is one of this line only.
 */
export async function linkToEnterprise(
  context: ModuleContext,
  learner: EnterpriseLearner,
  asking: Asking,
): Promise<LineFailed | undefined> {
  const failure = await link(context, learner, asking);
  return failure && ofLine(failure);
}

async function link(
  context: ModuleContext,
  learner: EnterpriseLearner,
  asking: Asking,
): Promise<LineFailed | undefined> {
  const { lms } = context;
  const found = await hearWithToken(context, findLearnerCall(lms, learner), asking);
  if (found.kind === 'failed') return found;
  const isLinked = foundIn(found, learner);
  if (isLinked === undefined) return failedBy(ENTERPRISE_API, found, 'read', asking.words);
  if (isLinked) return undefined;
  const made = await hearWithToken(context, linkLearnerCall(lms, learner), asking);
  if (made.kind === 'failed') return made;
  if (made.kind === 'reply' && [200, 201].includes(made.reply.status)) return undefined;
  // Whether the link was made does not matter to what the line is for: nobody was enrolled.
  return failedBy(ENTERPRISE_API, made, 'read', asking.words);
}
