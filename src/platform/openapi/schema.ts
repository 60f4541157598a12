/** A JSON Schema (2020-12), as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Schemas by their names under `components`. */
export type Schemas = Readonly<Record<string, Schema>>;

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export const TIME: Schema = { type: 'string', format: 'date-time' };
export const TEXT: Schema = { type: 'string' };
export const AMOUNT: Schema = { type: 'string', pattern: '^\\d+(\\.\\d+)?$', examples: ['149.00'] };

export const ANY_OBJECT: Schema = { type: 'object', additionalProperties: true };

/** An object of these members; a name that ends in `?` may be absent. */
export function object(members: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  const named = Object.entries(members).map(
    ([name, schema]) => [name.replace(/\?$/, ''), schema] as const,
  );
  const required = Object.keys(members).filter((name) => !name.endsWith('?'));
  return { type: 'object', properties: Object.fromEntries(named), required, ...more };
}

/** An object with the members of another, and with these. */
export function extended(of: Schema, members: Readonly<Record<string, Schema>>): Schema {
  const { properties, required } = object(members) as Record<string, object>;
  return {
    ...of,
    properties: { ...(of['properties'] as object), ...properties },
    required: [...(of['required'] as string[]), ...(required as string[])],
  };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/**
 * One of a closed union's words. All of them must be named, so that a new one is not forgotten here.
 * @example oneOf<LineStatus>({ Open: true, Complete: true, … })
 */
export function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Schema {
  return { type: 'string', enum: Object.keys(words) };
}

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}
