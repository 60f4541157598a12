import type { ByItself } from '../kernel/failure.js';
import { httpProblem } from '../platform/http/http-problems.js';
import { statusOf } from '../platform/http/problem.js';
import { diagnoses, failures, fields, parkings, problems } from './error-codes.js';
import { LIMITS } from '../platform/http/limits.js';
import { LIMIT_ROWS } from './limit-rows.js';
import { markdownTable } from './markdown.js';

const BY_ITSELF: Readonly<Record<ByItself, string>> = {
  again: 'again',
  'when-well': 'again, uses up no attempts',
  'looks-first': 'again, looks first',
  few: 'at most 3 times',
  never: 'no',
};

const EXAMPLE = httpProblem('request-invalid', {
  errors: [
    {
      path: 'orderTotal',
      code: 'order-total-mismatch',
      message: 'does not equal the sum of the lines and the shipping charge, 159.00',
    },
  ],
});

function byStatus<T extends { readonly kind: Parameters<typeof statusOf>[0] }>(
  table: Readonly<Record<string, T>>,
): readonly (readonly [status: number, code: string, entry: T])[] {
  const rows = Object.entries(table).map(
    ([code, entry]) => [statusOf(entry.kind), code, entry] as const,
  );
  return rows.sort(([a], [b]) => a - b);
}

function answers(): string {
  const rows = byStatus(problems).map(([status, code, { means, remedy }]) => [
    ...[String(status), `\`${code}\``, means.replaceAll('<token>', '…'), remedy],
  ]);
  return markdownTable(['status', 'code', 'means', 'what to do'], rows);
}

function fieldCodes(): string {
  const rows = byStatus(fields).map(([status, code, { means }]) => [
    ...[`\`${code}\``, String(status), means],
  ]);
  return markdownTable(['code', 'status', 'means'], rows);
}

function lineCodes(): string {
  const rows = Object.entries(failures).map(([code, { class: of, byItself, remedy }]) => [
    ...[`\`${code}\``, of, BY_ITSELF[byItself], remedy],
  ]);
  return markdownTable(['code', 'class', 'by itself', 'what to do'], rows);
}

function diagnosisCodes(): string {
  const rows = Object.entries(diagnoses).map(([code, { waitsFor, says }]) => [
    ...[`\`${code}\``, waitsFor, says],
  ]);
  return markdownTable(['code', 'waits for', 'says'], rows);
}

function parkingCodes(): string {
  const rows = Object.entries(parkings).map(([code, means]) => [`\`${code}\``, means]);
  return markdownTable(['code', 'means'], rows);
}

/** docs/errors.md, from the tables that the answers themselves are made of. */
export function errorsPage(): string {
  return `<!-- Made by \`npm run generate\` from the tables in src (problems.ts, http-problems.ts, failure-codes.ts). -->

# Error codes

Codes are public: they keep their meaning, and callers branch on them, never on texts.

Every answer that is not a success is \`application/problem+json\` (RFC 9457) with a \`code\`; where fields are wrong, \`errors\` names each of them:

\`\`\`json
${JSON.stringify(EXAMPLE, null, 2)}
\`\`\`

400 means that the form is wrong (not JSON, a wrong type, a missing or unknown field), 422 that it is well-formed and breaks a rule. \`X-Request-Id\`
of the answer finds the request in the log. With 503 and \`idempotency-key-in-use\` comes \`Retry-After\`, in seconds.

## Answers

${answers()}

Refusals of a decision are kept for the request's \`Idempotency-Key\` and answered again; what is 5xx, or not of the right form, is not.

Two answers are no errors and are easily taken for one: **201 with \`Idempotency-Replayed: true\`**, the same order again; **202**, the
processor has not said yet whether the payment succeeded. Ask for the order, or send it again: it is not charged twice.

## Limits

${markdownTable(['what', 'limit', 'beyond it'], LIMIT_ROWS)}

Time limits are looked at every ${LIMITS.checkEveryMs / 1000} s. A connection on which nothing moves for ${LIMITS.silenceMs / 1000} s is closed without an answer, one that waits for
its next request after ${LIMITS.keepAliveMs / 1000} s. \`/health/*\` is not counted among requests under way, and always gets through.

## Fields (\`errors[].code\`)

${fieldCodes()}

## Lines (\`lines[].lastFailure.code\`)

\`class\` decides the line's status (\`Fulfillment Configuration Error\`, \`… Network Error\`, \`… Timeout Error\`, \`… Server Error\`), \`retryable\` and \`retry\` say what
happens by itself.

${lineCodes()}

"Again" is within the budget of \`RETRY_*\`; when that is used up \`retry\` says \`exhausted\`.

## Why an order is not finished (\`code\` of \`/diagnosis\`)

${diagnosisCodes()}

\`itself\`: the house moves next, at \`next.at\`; \`other-side\`: it is asked then; \`checkout\`: by sending the order again. What waits for an operator happens by itself
only where \`next\` is told.

## Why a stream is parked (\`error.code\` of \`/v1/parked-streams\`)

${parkingCodes()}
`;
}
