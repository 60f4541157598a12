/** An answer that is no object. Bodies as https://docs.stripe.com/api/errors has them. */
export class StubError extends Error {
  constructor(
    readonly status: number,
    readonly body: {
      readonly type: string;
      readonly message: string;
      readonly code?: string;
      readonly decline_code?: string;
      readonly param?: string;
      readonly payment_intent?: unknown;
    },
  ) {
    super(body.message);
  }
}

export function invalid(code: string, message: string, param?: string, status = 400): StubError {
  const type = 'invalid_request_error';
  return new StubError(status, { type, code, message, ...(param !== undefined && { param }) });
}

export function missing(what: string, id: string, param: string, status = 404): StubError {
  return invalid('resource_missing', `No such ${what}: '${id}'`, param, status);
}

export function unexpectedState(verb: string, intent: { readonly status: string }): StubError {
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`;
  const code = 'payment_intent_unexpected_state';
  const type = 'invalid_request_error';
  return new StubError(400, { type, code, message, payment_intent: intent });
}

export const ERRORS = {
  keyInUse: new StubError(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message: 'There is currently another in-progress request using this Idempotent Key.',
  }),
  keyReused: new StubError(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with.',
  }),
  rateLimited: new StubError(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Request rate limit exceeded.',
  }),
  locked: new StubError(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message: 'This object cannot be accessed right now.',
  }),
  failed: new StubError(500, {
    type: 'api_error',
    message: 'Sorry! There was an error while talking to one of our backends.',
  }),
  unauthorized: new StubError(401, {
    type: 'invalid_request_error',
    message: 'Invalid API Key provided: sk_test_****alid',
  }),
} as const;
