import type { Folded } from '../../../kernel/folded.js';
import { toRfc3339 } from '../../../kernel/time.js';
import type { Answer, Next, WaitsFor } from '../../../order/diagnosis.js';
import type { OrderState, OrderStatus } from '../../../order/state.js';
import { orderStatus } from '../../../order/status.js';
import type { WaitingFor } from '../../../platform/sagas/party-holds.js';
import { FINISHED } from './diagnosis-codes.js';
import type { OrderView } from '../../../checkout/contract.js';
import type { Obstacle, ObstacleCode } from './obstacle.js';
import { whyUnplanned, type Planner } from './planner.js';
import { nextNow, type Progress, type Workers } from './progress.js';

export interface NextView extends Omit<Next, 'at'> {
  /** RFC 3339. */
  readonly at: string;
  readonly progress: Progress;
}

export interface AnswerView extends Omit<Answer, 'code' | 'next'> {
  readonly code: Answer['code'] | ObstacleCode;
  readonly next?: NextView;
  /** Its module is paused or rests: what comes next waits for that first. */
  readonly waitingFor?: WaitingFor;
}

/** The diagnosis as it is answered: the foremost answer, then all of them. */
export interface DiagnosisView {
  readonly orderNumber: string;
  readonly revision: number;
  readonly status: OrderStatus;
  readonly finished: boolean;
  readonly code: AnswerView['code'] | 'finished';
  readonly text: string;
  readonly evidence: readonly number[];
  readonly waitsFor: WaitsFor | 'nobody';
  /** Of all that happens by itself, what comes first. */
  readonly next?: NextView;
  readonly answers: readonly AnswerView[];
}

function soonest(answers: readonly AnswerView[]): NextView | undefined {
  const all = answers.flatMap(({ next }) => next ?? []);
  // Of one form, so text is in the order of time.
  return all.sort((a, b) => a.at.localeCompare(b.at))[0];
}

/** A person paused it, so a person moves next; what rests is tried by itself. */
function heldView(answer: AnswerView, waitingFor: WaitingFor): AnswerView {
  const { module, kind, since, reason } = waitingFor;
  const why = reason === undefined ? '' : `: ${reason}`;
  const is = kind === 'paused' ? 'paused' : 'not working';
  const text = `${answer.text} It waits for the module ${module}, ${is} since ${since}${why}`;
  const waitsFor = kind === 'paused' ? 'operator' : answer.waitsFor;
  return { ...answer, text, waitsFor, waitingFor };
}

function answerView(
  { next, ...answer }: Answer | Obstacle,
  revision: number,
  workers: Workers,
): AnswerView {
  if (!next) return answer;
  const { at, progress, waitingFor } = nextNow(next, revision, workers);
  const view = { ...answer, next: { ...next, at: toRfc3339(at), progress } };
  if (waitingFor) return heldView(view, waitingFor);
  return progress === 'unplanned' ? unplannedView(view, workers.planner) : view;
}

/** Nothing happens by itself while what plans it has stopped. */
function unplannedView(answer: AnswerView, planner: Planner | undefined): AnswerView {
  const why = whyUnplanned(planner);
  if (why === undefined) return answer;
  const waitsFor = planner?.state === 'stopped' ? 'operator' : answer.waitsFor;
  return { ...answer, text: `${answer.text} ${why}`, waitsFor };
}

export function diagnosisView(
  asked: string,
  { state, revision }: Pick<Folded<OrderState>, 'state' | 'revision'>,
  answers: readonly (Answer | Obstacle)[],
  workers: Workers,
): DiagnosisView {
  const status = orderStatus(state);
  if (!status) throw new Error('There is no order to be diagnosed.');
  const views = answers.map((answer) => answerView(answer, revision, workers));
  const first = views[0] ?? { ...FINISHED, evidence: [revision] };
  const { code, text, evidence, waitsFor } = first;
  const next = soonest(views);
  return {
    orderNumber: 'details' in state ? state.details.orderNumber : asked,
    ...{ revision, status, finished: views.length === 0 },
    ...{ code, text, evidence, waitsFor },
    ...(next && { next }),
    answers: views,
  };
}

/** Of an order that was seen once, and of which nothing can be read now. */
export function unreadView(
  { orderNumber, revision, status }: Pick<OrderView, 'orderNumber' | 'revision' | 'status'>,
  { next, ...answer }: Obstacle,
): DiagnosisView {
  const { code, text, evidence, waitsFor } = answer;
  const order = { orderNumber, revision, status, finished: false };
  return { ...order, code, text, evidence, waitsFor, answers: [answer] };
}
