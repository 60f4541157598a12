import type { FailureCodes } from '../../../kernel/failure.js';

const module = { class: 'configuration', byItself: 'when-well' } as const;
const lasting = { class: 'server', byItself: 'never' } as const;
const few = { class: 'server', byItself: 'few' } as const;

/** How entitlements fail, beside the ways of every call of the LMS, and what a person can do. */
export const entitlementFailures: FailureCodes = {
  'lms-oauth-client-missing': {
    ...module,
    remedy: 'set `LMS_OAUTH_CLIENT_ID` and `LMS_OAUTH_CLIENT_SECRET`',
  },
  'lms-client-refused': {
    ...module,
    remedy: 'correct `LMS_OAUTH_CLIENT_ID` and `LMS_OAUTH_CLIENT_SECRET`',
  },
  'lms-token-refused': {
    ...module,
    remedy: 'let the LMS accept the tokens that it gives our client',
  },
  'lms-mode-refused': { ...lasting, remedy: 'the LMS does not sell this mode' },
  'lms-entitlement-ended': {
    ...lasting,
    remedy: 'it was revoked or is too old: give the learner a new one, and settle by hand',
  },
  'lms-too-many-entitlements': { ...lasting, remedy: 'look for the entitlement in the LMS' },
  'lms-entitlement-taken': { ...few, remedy: 'see in the LMS who has the entitlement' },
  'lms-entitlement-not-found': { ...few, remedy: 'the reason is in `message`: ask the LMS' },
};
