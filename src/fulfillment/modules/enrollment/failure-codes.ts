import type { FailureCodes } from '../../../kernel/failure.js';

const module = { class: 'configuration', byItself: 'when-well' } as const;
const lasting = { class: 'server', byItself: 'never' } as const;
const few = { class: 'server', byItself: 'few' } as const;

/** How enrollments fail, and what a person can do. */
export const enrollmentFailures: FailureCodes = {
  'lms-api-key-missing': { ...module, remedy: 'set `LMS_API_KEY`' },
  'lms-unauthorized': { ...module, remedy: 'correct `LMS_API_KEY`' },
  'lms-forbidden': { ...module, remedy: 'give our key, or client, its permission in the LMS' },
  'lms-api-not-found': { ...module, remedy: 'correct `LMS_URL`' },
  'lms-redirects': { ...module, remedy: 'correct `LMS_URL`' },
  'attributes-missing': {
    class: 'configuration',
    byItself: 'never',
    remedy: 'the line lacks an attribute of its product type (imports only)',
  },
  'lms-unreachable': {
    class: 'network',
    byItself: 'again',
    remedy: 'look at the network, if it lasts',
  },
  'lms-timeout': {
    class: 'timeout',
    byItself: 'looks-first',
    remedy: 'look at the LMS, if it lasts',
  },
  'lms-connection-lost': {
    class: 'timeout',
    byItself: 'looks-first',
    remedy: 'look at the LMS, if it lasts',
  },
  'lms-unavailable': {
    class: 'server',
    byItself: 'again',
    remedy: 'look at the LMS, if it lasts',
  },
  'lms-rate-limited': {
    class: 'server',
    byItself: 'again',
    remedy: 'raise the limit, if it lasts; `Retry-After` is honoured',
  },
  'lms-enterprise-refused': {
    ...few,
    remedy: 'see in the LMS why the learner is not linked to the enterprise',
  },
  'lms-enrollment-failed': {
    ...few,
    remedy: 'closed, full, or something the LMS does not name: ask it',
  },
  'lms-bad-request': { ...few, remedy: 'the reason is in `message`: ask the LMS' },
  'lms-unexpected-answer': { ...few, remedy: 'the reason is in `message`: ask the LMS' },
  'lms-answer-not-understood': {
    class: 'server',
    byItself: 'looks-first',
    remedy: 'compare what the LMS has with what was paid for',
  },
  'lms-enrollment-differs': {
    class: 'server',
    byItself: 'looks-first',
    remedy: 'compare what the LMS has with what was paid for',
  },
  'lms-course-not-found': { ...lasting, remedy: 'the course is not there (any more)' },
  'lms-course-missing': { ...lasting, remedy: 'the line names no course' },
  'lms-enrollment-mode-expired': { ...lasting, remedy: 'the mode is no longer offered' },
  'lms-user-not-found': { ...lasting, remedy: 'the LMS does not know the learner' },
  'lms-embargo': { ...lasting, remedy: 'the LMS does not let this learner in' },
  'lms-enrollment-not-allowed': { ...lasting, remedy: 'the LMS does not let this learner in' },
  'lms-enrollment-mode-mismatch': { ...lasting, remedy: 'the learner is in another mode' },
  'lms-activation-invalid': { ...lasting, remedy: 'the reason is in `message`' },
  'lms-force-invalid': { ...lasting, remedy: 'the reason is in `message`' },
  'lms-attributes-missing': { ...lasting, remedy: 'the reason is in `message`' },
  'lms-cohort-problem': { ...lasting, remedy: 'the reason is in `message`' },
};
