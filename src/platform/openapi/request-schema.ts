import { getMetadataStorage } from 'class-validator';
import { nestedTypeOf, type RequestClass } from '../http/fields.js';
import { CONSTRAINTS } from './constraint-schemas.js';
import type { ParameterDoc } from './route-doc.js';
import { ref, type Schema, type Schemas } from './schema.js';

/**
 * What a request class cannot tell by itself: by `Class` or `Class.member`. Added to what the constraints say.
 * @example { 'PlaceOrderRequest.payment': { oneOf: [ref('CapturedPaymentRequest')] } }
 */
export type Additions = Readonly<Record<string, Schema>>;

type Constraint = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** They are about other constraints, and say nothing of the value. */
const NOT_OF_THE_VALUE = ['conditionalValidation', 'nestedValidation'];

/**
 * The schemas of a request class and of all that are nested in it, from the very constraints that requests are validated by.
 * A constraint that has no schema here is a bug of ours, found by the first test that asks for the document.
 */
export function requestSchemas(type: RequestClass, additions: Additions = {}): Schemas {
  const members = membersOf(type);
  const nested = [...members.keys()].flatMap((name) => nestedTypeOf(type, name) ?? []);
  const own: Schema = {
    type: 'object',
    properties: Object.fromEntries(
      [...members].map(([name, constraints]) => [
        name,
        {
          ...memberSchema(constraints, nestedTypeOf(type, name)),
          ...additions[`${type.name}.${name}`],
        },
      ]),
    ),
    required: [...members].filter(([, all]) => !all.some(mayBeAbsent)).map(([name]) => name),
    additionalProperties: false,
    ...additions[type.name],
  };
  return Object.assign(
    { [type.name]: own },
    ...nested.map((one) => requestSchemas(one, additions)),
  ) as Schemas;
}

/** The parameters after the `?`, from the class that they are validated by; each in words. */
export function queryParameters<Request extends object>(
  type: new () => Request,
  words: Readonly<Record<keyof Request & string, string>>,
): readonly ParameterDoc[] {
  const members = requestSchemas(type)[type.name]?.['properties'] as Readonly<
    Record<string, Schema>
  >;
  return Object.entries(members).map(([name, schema]) => ({
    ...{ name, schema },
    description: words[name as keyof Request & string],
  }));
}

/** In the order of the class; class-validator gives the constraints of a member from the last to the first. */
function membersOf(type: RequestClass): ReadonlyMap<string, readonly Constraint[]> {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  const members = new Map<string, readonly Constraint[]>();
  for (const one of all) {
    members.set(one.propertyName, [...(members.get(one.propertyName) ?? []), one]);
  }
  return members;
}

const mayBeAbsent = ({ type }: Constraint): boolean => type === 'conditionalValidation';

function memberSchema(
  constraints: readonly Constraint[],
  nested: RequestClass | undefined,
): Schema {
  const about = constraints.filter(({ type }) => !NOT_OF_THE_VALUE.includes(type));
  const merge = (some: readonly Constraint[]): Schema =>
    Object.assign({}, ...some.map(schemaOf)) as Schema;
  const value = merge(about.filter(({ each }) => !each));
  const items = merge(about.filter(({ each }) => each));
  if (!nested) return Object.keys(items).length > 0 ? { ...value, items } : value;
  return value['type'] === 'array' ? { ...value, items: ref(nested.name) } : ref(nested.name);
}

function schemaOf({ name, type, constraints }: Constraint): Schema {
  const say = CONSTRAINTS[name ?? type];
  if (!say) throw new Error(`How does the document say the constraint ${name ?? type}?`);
  return say((constraints as readonly unknown[] | undefined) ?? []);
}
