import type { LineFailed } from '../../fulfillment-module.js';

/** Why the LMS was not even called. */
export const NO_API_KEY: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'lms-api-key-missing',
  message: 'LMS_API_KEY is not set, or is no text for a header, so the LMS was not called.',
  retryable: true,
};

export const NO_COURSE_KEY: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'attributes-missing',
  message: 'The line has no attribute courseKey, so the LMS was not called.',
  retryable: false,
};
