import {
  LOST_SIGHT,
  MODULE,
  PASSING,
  row,
  UNCLEAR,
  type FailureRow,
} from '../outside/failure-table.js';

/** What stands at the end of the table of every API of the LMS. */
// prettier-ignore
export const USUAL_FAILURES: readonly FailureRow[] = [
  row(429, PASSING, 'lms-rate-limited', 'The LMS asks us to slow down'),
  // Not followed: our credentials would go elsewhere.
  row([300, 399], MODULE, 'lms-redirects', 'LMS_URL leads elsewhere'),
  row(502, LOST_SIGHT, 'lms-unavailable', 'The LMS is not available'),
  row(504, LOST_SIGHT, 'lms-unavailable', 'The LMS is not available'),
  row([500, 599], PASSING, 'lms-unavailable', 'The LMS is not available'),
  row([400, 499], UNCLEAR, 'lms-unexpected-answer', 'The LMS gave an unexpected answer'),
];
