import { apiDocument } from '../../src/api/document.js';
import { Api, type AnswerObject, type ApiDocument, type Route } from './api-document.js';

/** An answer as it came over the wire. */
export interface Answer {
  readonly method: string;
  /** As it was asked for, the query included. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const PROBLEM = 'application/problem+json';

/** `POST /v1/orders 400 not-json`; of a success its media type stands for the code. */
const nameOf = (route: string, status: number | string, what: string): string =>
  `${route} ${status} ${what}`.trimEnd();

/** Every answer that the document names: by status, and by code or media type. */
export function namedAnswers(api: Api): readonly string[] {
  return api.routes.flatMap(({ name, operation }) =>
    Object.entries(operation.responses).flatMap(([status, { content }]) =>
      content
        ? Object.entries(content).flatMap(([type, { examples = {} }]) =>
            (type === PROBLEM ? Object.keys(examples) : [type]).map((what) =>
              nameOf(name, status, what),
            ),
          )
        : [nameOf(name, status, '')],
    ),
  );
}

/** Compares answers with the document, and remembers which of them were seen. */
export class DocumentedAnswers {
  readonly seen = new Set<string>();

  constructor(readonly api = new Api(JSON.parse(JSON.stringify(apiDocument())) as ApiDocument)) {}

  /** What of it is not as documented, in words. What is about no route is none of the document's business. */
  faults(answer: Answer): readonly string[] {
    const [path = ''] = answer.path.split('?');
    const route = this.api.routeOf(answer.method, path);
    if (!route) return [];
    const { status, headers, text } = answer;
    const documented = route.operation.responses[status];
    if (!documented) return [`${route.name} may not answer ${status}: ${text.slice(0, 300)}`];
    const of = this.contentFaults(route, documented, answer);
    const missing = Object.entries(documented.headers)
      .filter(([name, { required }]) => required && !headers.has(name))
      .map(([name]) => `${name} is missing`);
    return [...of, ...missing].map((fault) => `${route.name} ${status}: ${fault}`);
  }

  /** Throws what {@link faults} says. */
  check(answer: Answer): void {
    const faults = this.faults(answer);
    if (faults.length > 0) throw new Error(`Not as documented: ${faults.join('; ')}`);
  }

  private contentFaults(
    { name }: Route,
    { content }: AnswerObject,
    { status, headers, text }: Answer,
  ): readonly string[] {
    if (!content) {
      this.seen.add(nameOf(name, status, ''));
      return text === '' ? [] : ['it has a body'];
    }
    const [type = ''] = (headers.get('content-type') ?? '').split(';');
    const named = [type, '*/*'].find((one) => one in content);
    if (named === undefined) return [`it is ${type}`];
    const isJson = type.endsWith('json') && named !== '*/*';
    const value: unknown = isJson ? JSON.parse(text) : text;
    const what = type === PROBLEM ? (value as { code: string }).code : named;
    this.seen.add(nameOf(name, status, what));
    const { schema } = content[named]!;
    return schema ? this.api.faults(schema, value) : [];
  }
}

let shared: DocumentedAnswers | undefined;

/** Of all clients of a spec: making the document takes a moment. */
export function documentedAnswers(): DocumentedAnswers {
  return (shared ??= new DocumentedAnswers());
}
