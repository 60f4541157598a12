import { refuse } from './call.js';
import type { Answer } from './call.js';

/** What Django REST framework says of a request whose fields are wrong: each field with its complaints. */
const complain = (complaints: Readonly<Record<string, readonly string[]>>): Answer =>
  refuse(400, complaints);

/** What every API behind a token answers when it says no: one row per error. */
export const tokenAnswers = {
  notStaff: () => refuse(403, { detail: 'You do not have permission to perform this action.' }),
  notFound: () => refuse(404, { detail: 'Not found.' }),
  noSuchPage: () => refuse(404, { detail: 'Invalid page.' }),
  missing: (fields: readonly string[]) =>
    complain(Object.fromEntries(fields.map((field) => [field, ['This field is required.']]))),
} as const;

/** The Entitlement API (`/api/entitlements/v1/entitlements/`) of Open edX. */
export const entitlementAnswers = {
  badCourse: () => complain({ course_uuid: ['Must be a valid UUID.'] }),
  noUser: (user: string) => complain({ user: [`Object with username=${user} does not exist.`] }),
  /** Unique in the database, where several nulls are no duplicates. */
  duplicate: () =>
    complain({
      non_field_errors: ['The fields course_uuid, order_number must make a unique set.'],
    }),
} as const;

/** The Enterprise API (`/enterprise/api/v1/enterprise-learner/`) of edx-enterprise. */
export const enterpriseAnswers = {
  noUser: () => complain({ username: ['User does not exist'] }),
} as const;

/** OAuth2 (`/oauth2/access_token`): RFC 6749 §5.2. */
export const oauthAnswers = {
  badClient: () => refuse(401, { error: 'invalid_client' }),
  otherGrant: () => refuse(400, { error: 'unsupported_grant_type' }),
} as const;
