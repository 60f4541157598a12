import addFormats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

export type Json = Readonly<Record<string, unknown>>;

interface Media {
  readonly schema?: Json;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface AnswerObject {
  readonly headers: Readonly<Record<string, { readonly required: boolean; readonly schema: Json }>>;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, AnswerObject>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

export interface Route {
  /** `POST /v1/orders`, as the document writes it. */
  readonly name: string;
  readonly method: string;
  readonly matches: RegExp;
  readonly operation: Operation;
}

/** The document as the tests use it: its routes, and whether a value is as it says. */
export class Api {
  readonly routes: readonly Route[];
  private readonly ajv: Ajv2020;
  private readonly compiled = new WeakMap<Json, ValidateFunction>();

  /** @param document what /openapi.json says */
  constructor(readonly document: ApiDocument) {
    this.routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        matches: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
        operation,
      })),
    );
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(this.ajv);
    this.ajv.addFormat('idn-email', true);
    this.ajv.addSchema({ $id: 'api', ...closed(document) });
  }

  /** What of the value is not as the schema says, in words. */
  faults(schema: Json, value: unknown): readonly string[] {
    const validate = this.compiled.get(schema) ?? this.ajv.compile(pointed(closed(schema)));
    this.compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(inWords);
  }

  routeOf(method: string, path: string): Route | undefined {
    return this.routes.find((route) => route.method === method && route.matches.test(path));
  }
}

function inWords({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
}

/** Callers must bear members that they do not know; we may not send any that we do not tell. */
function closed<T>(node: T): T {
  if (Array.isArray(node)) return node.map((one: unknown) => closed(one)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).map(([name, member]) => [
    name,
    ['allOf', 'if', 'then', 'else'].includes(name)
      ? (member as unknown)
      : closed(member as unknown),
  ]);
  const copy = Object.fromEntries(members) as Record<string, unknown>;
  const isObject = copy['type'] === 'object' && copy['properties'] !== undefined;
  return { ...(isObject && { additionalProperties: false }), ...copy } as T;
}

/** Into the document, from a schema that stands alone. */
function pointed(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as Json;
}
