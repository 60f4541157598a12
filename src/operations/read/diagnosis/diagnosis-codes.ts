import { ANSWERS, type AnswerCode, type WaitsFor } from '../../../order/diagnosis.js';
import { OBSTACLES, type ObstacleCode } from './obstacle.js';

/** What is said where nothing keeps an order from being finished. */
export const FINISHED = {
  code: 'finished',
  text: 'Nothing is left to be done.',
  waitsFor: 'nobody',
} as const;

interface DiagnosisCode {
  readonly waitsFor: WaitsFor | 'nobody';
  readonly says: string;
}

const answers = Object.entries(ANSWERS).map(([code, { waitsFor, says }]) => {
  const what = /payment|refund/.test(code) ? 'The payment' : 'The line';
  return [code, { waitsFor, says: says(what) }] as const;
});

const obstacles = Object.entries(OBSTACLES).map(
  ([code, says]) => [code, { waitsFor: 'operator', says }] as const,
);

/** Every `code` of a diagnosis, for docs/errors.md. */
export const diagnosisCodes = {
  finished: { waitsFor: FINISHED.waitsFor, says: FINISHED.text },
  ...Object.fromEntries([...obstacles, ...answers]),
} as Readonly<Record<AnswerCode | ObstacleCode | 'finished', DiagnosisCode>>;
