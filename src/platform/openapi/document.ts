import type { ProblemTable } from '../http/problem-table.js';
import { type AccessRule, isByKey } from '../security/access-table.js';
import { headerObjects, replayedHeaders, REQUEST_HEADERS } from './headers.js';
import { problemAnswers, problemSchemas } from './problem-answers.js';
import type { AnswerDoc, BodyDoc, ParameterDoc, RouteDoc } from './route-doc.js';
import type { Schema, Schemas } from './schema.js';

export interface Api {
  readonly info: Schema;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly routes: readonly RouteDoc[];
  readonly schemas: Schemas;
  readonly access: readonly AccessRule[];
  readonly problems: ProblemTable;
}

/** The OpenAPI 3.1 document of all routes. Throws where the parts contradict each other: a bug, which tests find. */
export function openApiDocument(api: Api): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const doc of api.routes) {
    const path = doc.route.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [doc.method.toLowerCase()]: operation(doc, api) };
  }
  return {
    openapi: '3.1.0',
    info: api.info,
    servers: [{ url: '/' }],
    tags: api.tags,
    paths,
    components: {
      schemas: { ...api.schemas, ...problemSchemas },
      securitySchemes: {
        bearer: {
          ...{ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          description:
            'A JWT with `sub` and `roles`. The word `JWT` is taken for `Bearer`, as Open edX sends it.',
        },
      },
    },
  };
}

function operation(doc: RouteDoc, { access, problems }: Api): Schema {
  const rule = access.find(({ method, route }) => method === doc.method && route === doc.route);
  if (!rule) throw new Error(`${doc.id} is in no access table.`);
  const answers = Object.entries(doc.answers).map(([status, answer]): [string, Schema] => [
    status,
    answerObject(answer, rule),
  ]);
  return {
    operationId: doc.id,
    tags: [doc.tag],
    summary: doc.summary,
    description: [doc.description, forWhom(rule)].filter((text) => text !== undefined).join('\n\n'),
    security: securityOf(rule),
    parameters: parameters(doc, rule),
    ...(doc.body && {
      requestBody: { required: true, content: { 'application/json': mediaOf(doc.body) } },
    }),
    responses: together(Object.fromEntries<Schema>(answers), problemAnswers(doc, rule, problems)),
  };
}

const mediaOf = ({ schema, examples }: BodyDoc): Schema => ({ schema, examples });

/** Each role alone is enough. */
function securityOf({ roles }: AccessRule): readonly Schema[] {
  return roles === 'anyone' ? [] : [...roles, 'admin'].map((role) => ({ bearer: [role] }));
}

function forWhom({ roles }: AccessRule): string {
  if (roles === 'anyone') return 'Open to anyone.';
  return `Roles: ${roles.map((role) => `\`${role}\``).join(', ')}; \`admin\` may do all.`;
}

function parameters(
  { path = [], query = [], headers = [] }: RouteDoc,
  rule: AccessRule,
): readonly Schema[] {
  const names = [...headers, ...(isByKey(rule) ? (['Idempotency-Key'] as const) : [])];
  const of = (place: string, required: boolean) => (parameter: ParameterDoc) => ({
    ...parameter,
    ...{ in: place, required },
  });
  return [
    ...path.map(of('path', true)),
    ...query.map(of('query', false)),
    ...names.map((name) => of('header', false)({ name, ...REQUEST_HEADERS[name] })),
  ];
}

function answerObject(
  { description, schema, examples, headers = {}, instead = {}, ...answer }: AnswerDoc,
  rule: AccessRule,
): Schema {
  const media = { ...(schema && { schema }), ...(examples && { examples }) };
  return {
    description,
    headers: headerObjects({ ...headers, ...replayedHeaders(rule) }),
    ...(schema && {
      content: { [answer.mediaType ?? 'application/json']: media, ...instead },
    }),
  };
}

type Answers = Readonly<Record<string, Schema>>;

/** One status may be a success of one kind and a problem of another. */
function together(answers: Answers, problems: Answers): Answers {
  const both = Object.entries(problems).map(([status, problem]) => {
    const answer = answers[status];
    if (!answer) return [status, problem];
    return [
      status,
      {
        description: `${String(answer['description'])}\n${String(problem['description'])}`,
        headers: { ...(answer['headers'] as object), ...(problem['headers'] as object) },
        content: { ...(answer['content'] as object), ...(problem['content'] as object) },
      },
    ];
  });
  return { ...answers, ...(Object.fromEntries(both) as Answers) };
}
