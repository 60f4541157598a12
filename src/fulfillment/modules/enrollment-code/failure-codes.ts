import type { FailureCodes } from '../../../kernel/failure.js';

export const enrollmentCodeFailures: FailureCodes = {
  'code-book-unavailable': {
    class: 'timeout',
    byItself: 'looks-first',
    remedy: 'our own event store or key vault did not answer: see the log',
  },
  'code-key-missing': {
    class: 'configuration',
    byItself: 'when-well',
    remedy: 'put the key that the codes were made with into `CODE_KEY_PREVIOUS`',
  },
};
