import type { LineFailed } from '../../fulfillment-module.js';

/** Failures that are ours, not the outside world's. */
export const UNSUPPORTED: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'no-module',
  message: 'No configured fulfilment module supports this product type.',
  retryable: false,
};

/** Nobody is left to be given anything, and nothing may be done in somebody else's name. */
export const PERSON_FORGOTTEN: LineFailed = {
  kind: 'failed',
  class: 'server',
  code: 'person-forgotten',
  message: 'The buyer was forgotten, so it is not known any more whom this is for.',
  retryable: false,
};

export const WORKER_LOST: LineFailed = {
  kind: 'failed',
  class: 'timeout',
  code: 'worker-lost',
  message: 'The workers that attempted this were lost, three times in a row.',
  retryable: true,
  outcomeUnknown: true,
};

/** Nobody can find out what became of it, and doing it twice would be wrong. */
export const OUTCOME_UNKNOWN: LineFailed = {
  kind: 'failed',
  class: 'timeout',
  code: 'outcome-unknown',
  message: 'It may have been done, nobody here can find out, and it must not be done twice.',
  retryable: false,
  outcomeUnknown: true,
};

export const BROKEN_MODULE: LineFailed = {
  kind: 'failed',
  class: 'server',
  code: 'module-broken',
  message: 'The fulfilment module failed in a way it should not. The log has the error.',
  retryable: true,
  outcomeUnknown: true,
};

export const NO_RESULT: LineFailed = {
  kind: 'failed',
  class: 'server',
  code: 'module-silent',
  message: 'The fulfilment module said nothing about this line.',
  retryable: true,
  outcomeUnknown: true,
};
