import type { Answer, Call } from './call.js';
import { enrollmentAnswers as say } from './enrollment-answers.js';
import { tokenAnswers } from './token-answers.js';

/** Enrollment API: the key gives server powers and is never throttled; others need a token. */
export function withKeyOrToken({ caller, throttledFor }: Call): Answer | undefined {
  if (caller.badToken) return say.badToken();
  if (!caller.hasKey && !caller.user) return say.noCredentials();
  return throttledFor === undefined ? undefined : say.throttled(throttledFor);
}

/** The other APIs know tokens only; the API key opens nothing there. */
export function withToken({ caller }: Call): Answer | undefined {
  if (caller.badToken) return say.badToken();
  return caller.user ? undefined : say.noCredentials();
}

/** Entitlement and enterprise API: writing is for staff, which the user of a service is. */
export function withStaffToken(call: Call): Answer | undefined {
  const refusal = withToken(call);
  if (refusal) return refusal;
  return call.caller.user?.staff === true ? undefined : tokenAnswers.notStaff();
}

export function withReadableBody(call: Call): Answer | undefined {
  if (call.unreadable === 'not-json') return say.notJson();
  return call.unreadable === 'unsupported-type' ? say.unsupportedType(call.contentType) : undefined;
}
