import type { FailureRow, OtherSide } from '../outside/failure-table.js';

/** The LMS, by the failures of one of its APIs. */
export function theLms(failures: readonly FailureRow[]): OtherSide {
  return {
    name: 'The LMS',
    codes: {
      unreachable: 'lms-unreachable',
      'cut-off': 'lms-connection-lost',
      timeout: 'lms-timeout',
      'not-understood': 'lms-answer-not-understood',
    },
    failures,
  };
}
