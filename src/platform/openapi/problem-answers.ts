import { type Arises, httpProblems, type HttpProblem } from '../http/http-problems.js';
import { PROBLEM_MEDIA_TYPE, statusOf } from '../http/problem.js';
import { exampleProblem, type ProblemEntry, type ProblemTable } from '../http/problem-table.js';
import { type AccessRule, isByKey } from '../security/access-table.js';
import { headerObjects, type Headers, replayedHeaders } from './headers.js';
import type { RouteDoc } from './route-doc.js';
import { listOf, object, ref, TEXT, type Schema, type Schemas } from './schema.js';

export const problemSchemas: Schemas = {
  FieldError: object({
    path: { ...TEXT, examples: ['basket.lines[0].unitPrice'] },
    code: { ...TEXT, description: 'Stable; see docs/errors.md.' },
    message: TEXT,
  }),
  Problem: object(
    {
      type: { type: 'string', pattern: '^urn:makegood:problem:' },
      title: TEXT,
      status: { type: 'integer' },
      code: { ...TEXT, description: 'Stable: branch on it, never on texts. See docs/errors.md.' },
      detail: TEXT,
      'errors?': listOf(ref('FieldError')),
    },
    { description: 'RFC 9457.' },
  ),
};

/** Which of the shared problems a route has. */
function arisesAt({ body, query, path }: RouteDoc, rule: AccessRule): Arises[] {
  const { roles, route } = rule;
  const guarded = roles !== 'anyone';
  return [
    'address',
    // Those who watch over the service always get through, and what they ask cannot fail by a bug of a request.
    ...(/^\/(health\/|metrics$)/.test(route) ? [] : (['anywhere'] as const)),
    ...(guarded ? (['token', 'engine'] as const) : []),
    ...(isByKey(rule) ? (['key'] as const) : []),
    ...(body ? (['body'] as const) : []),
    ...(body && !body.isOpaque ? (['fields'] as const) : []),
    ...(query ? (['query'] as const) : []),
    ...(path ? (['parameter'] as const) : []),
  ];
}

function codesOf(doc: RouteDoc, rule: AccessRule): readonly string[] {
  const places = arisesAt(doc, rule);
  const shared = Object.entries<HttpProblem>(httpProblems)
    .filter(([, { arises }]) => arises.some((place) => places.includes(place)))
    .map(([code]) => code);
  return [...doc.problems, ...shared];
}

/** The answers of a route that are no success, by status. */
export function problemAnswers(
  doc: RouteDoc,
  rule: AccessRule,
  table: ProblemTable,
): Readonly<Record<number, Schema>> {
  const byStatus = new Map<number, [string, ProblemEntry][]>();
  for (const code of codesOf(doc, rule)) {
    const entry = table[code];
    if (!entry) throw new Error(`${doc.id} names ${code}, which is in no table of problems.`);
    const status = statusOf(entry.kind);
    byStatus.set(status, [...(byStatus.get(status) ?? []), [code, entry]]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, entries]) => {
      const own = entries.some(([code]) => doc.problems.includes(code));
      const headers = own ? replayedHeaders(rule) : {};
      const all = { ...headers, ...doc.problemHeaders?.[status] };
      return [status, answerOf(status, entries, all)];
    }),
  );
}

function answerOf(
  status: number,
  entries: readonly (readonly [string, ProblemEntry])[],
  headers: Headers,
): Schema {
  return {
    description: entries.map(([code, { means }]) => `- \`${code}\`: ${means}`).join('\n'),
    headers: headerObjects({ ...headersOf(status, entries), ...headers }),
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: {
          allOf: [
            ref('Problem'),
            {
              type: 'object',
              properties: {
                status: { const: status },
                code: { type: 'string', enum: entries.map(([code]) => code) },
              },
              required: ['status', 'code'],
            },
          ],
        },
        examples: Object.fromEntries(
          entries.map(([code, entry]) => [
            code,
            { summary: entry.remedy, value: exampleProblem(code, entry) },
          ]),
        ),
      },
    },
  };
}

function headersOf(status: number, entries: readonly (readonly [string, ProblemEntry])[]): Headers {
  if (status === statusOf('unauthenticated')) return { 'WWW-Authenticate': 'always' };
  const told = entries.filter(([, entry]) => 'retryAfter' in entry).length;
  if (told === 0) return {};
  return { 'Retry-After': told === entries.length ? 'always' : 'sometimes' };
}
