import {
  LASTING,
  LOST_SIGHT,
  MODULE,
  PASSING,
  row,
  UNCLEAR,
  type FailureRow,
  type OtherSide,
} from '../../outside/failure-table.js';

/**
 * Sources: Standard Webhooks (2xx success, 410 "gone", anything else is tried again, 3xx is a failure and not followed), RFC 9110 §15.5
 * and §15.6, the draft "The Idempotency-Key HTTP Header Field" (409: a request with this key is under way; 422: the key was used for
 * something else), RFC 6585 (429).
 */
// prettier-ignore
const FAILURES: readonly FailureRow[] = [
  // Taking back knows no "later" of its own: it is asked again until it is done.
  row(202, PASSING, 'webhook-revocation-pending', 'The receiver has not taken it back yet'),
  // Not followed: the message would go elsewhere.
  row([300, 399], MODULE, 'webhook-redirects', 'WEBHOOK_URL leads elsewhere'),
  row(401, MODULE, 'webhook-unauthorized', 'The receiver does not accept our signature'),
  row(403, MODULE, 'webhook-unauthorized', 'The receiver does not let us in'),
  row(404, MODULE, 'webhook-not-found', 'There is no receiver at WEBHOOK_URL'),
  row(405, MODULE, 'webhook-not-found', 'There is no receiver at WEBHOOK_URL'),
  row(410, MODULE, 'webhook-not-found', 'The receiver at WEBHOOK_URL is gone'),
  row(408, PASSING, 'webhook-busy', 'The receiver did not take the message in time'),
  row(409, PASSING, 'webhook-busy', 'The receiver is at it already'),
  row(425, PASSING, 'webhook-busy', 'The receiver is not ready for the message'),
  row(429, PASSING, 'webhook-rate-limited', 'The receiver asks us to slow down'),
  row(400, LASTING, 'webhook-refused', 'The receiver refuses the line'),
  row(402, LASTING, 'webhook-refused', 'The receiver refuses the line'),
  row(413, LASTING, 'webhook-refused', 'The receiver refuses the line'),
  row(422, LASTING, 'webhook-refused', 'The receiver refuses the line'),
  row([400, 499], UNCLEAR, 'webhook-unexpected-answer', 'The receiver gave an unexpected answer'),
  // It can do no such thing, and a repeat changes nothing about it.
  row(501, LASTING, 'webhook-unsupported', 'The receiver cannot do this'),
  row(502, LOST_SIGHT, 'webhook-unavailable', 'The receiver is not available'),
  row(504, LOST_SIGHT, 'webhook-unavailable', 'The receiver is not available'),
  row([500, 599], PASSING, 'webhook-unavailable', 'The receiver is not available'),
];

export const RECEIVER: OtherSide = {
  name: 'The receiver',
  codes: {
    unreachable: 'webhook-unreachable',
    'cut-off': 'webhook-connection-lost',
    timeout: 'webhook-timeout',
    'not-understood': 'webhook-answer-not-understood',
  },
  failures: FAILURES,
};
