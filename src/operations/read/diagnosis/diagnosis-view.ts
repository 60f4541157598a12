import type { Folded } from '../../../kernel/folded.js';
import { toRfc3339 } from '../../../kernel/time.js';
import type { Answer, AnswerCode, Next, WaitsFor } from '../../../order/diagnosis.js';
import type { OrderState, OrderStatus } from '../../../order/state.js';
import { orderStatus } from '../../../order/status.js';
import type { DueCommandNow } from '../../../platform/sagas/due-commands.of-stream.js';
import { FINISHED } from './diagnosis-codes.js';
import { nextNow, type Progress } from './progress.js';

export interface NextView extends Omit<Next, 'at'> {
  /** RFC 3339. */
  readonly at: string;
  readonly progress: Progress;
}

export interface AnswerView extends Omit<Answer, 'next'> {
  readonly next?: NextView;
}

/** The diagnosis as it is answered: the foremost answer, then all of them. */
export interface DiagnosisView {
  readonly orderNumber: string;
  readonly revision: number;
  readonly status: OrderStatus;
  readonly finished: boolean;
  readonly code: AnswerCode | 'finished';
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

export function diagnosisView(
  asked: string,
  { state, revision }: Pick<Folded<OrderState>, 'state' | 'revision'>,
  answers: readonly Answer[],
  due: readonly DueCommandNow[] | undefined,
): DiagnosisView {
  const status = orderStatus(state);
  if (!status) throw new Error('There is no order to be diagnosed.');
  const views = answers.map(({ next, ...answer }): AnswerView => {
    if (!next) return answer;
    const { at, progress } = nextNow(next, revision, due);
    return { ...answer, next: { ...next, at: toRfc3339(at), progress } };
  });
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
