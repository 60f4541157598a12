import type { FieldError } from '../../../kernel/rejection.js';
import { memberPath } from '../../../platform/http/field-faults.js';
import type { LineRequest } from './request/basket.request.js';
import { PRINTABLE } from '../../../platform/http/text-fields.js';

type AttributeType = 'string' | 'boolean';

interface ProductRule {
  readonly required: Readonly<Record<string, AttributeType>>;
  readonly optional: Readonly<Record<string, AttributeType>>;
  readonly maxQuantity?: number;
}

/** What the product types that we know need. Any other type may have any flat attributes. */
export const PRODUCT_RULES: Readonly<Record<string, ProductRule>> = {
  Seat: {
    required: { courseKey: 'string' },
    optional: {
      certificateType: 'string',
      idVerificationRequired: 'boolean',
      creditProvider: 'string',
    },
  },
  'Course Entitlement': {
    required: { courseUuid: 'string', certificateType: 'string' },
    optional: { idVerificationRequired: 'boolean' },
    maxQuantity: 1,
  },
  'Enrollment Code': {
    required: { courseKey: 'string', seatType: 'string' },
    optional: { idVerificationRequired: 'boolean' },
    maxQuantity: 1000,
  },
};

const MOST_ATTRIBUTES = 50;
const LONGEST = 512;

/** Every text ends up in events and in calls to other systems, so what it may be does not depend on the product type. */
function isText(value: string): boolean {
  return value.length <= LONGEST && PRINTABLE.test(value);
}

function isFlat(value: unknown): boolean {
  if (typeof value === 'string') return isText(value);
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}

function isOfType(value: unknown, type: AttributeType): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && value !== '' && isText(value);
}

function flatErrors(attributes: Record<string, unknown>, path: string): readonly FieldError[] {
  return Object.entries(attributes)
    .filter(([name, value]) => !isFlat(value) || name.length > 64 || !PRINTABLE.test(name))
    .map(([name]) => ({
      path: memberPath(path, name),
      code: 'attribute-invalid',
      message: `must be a text of at most ${LONGEST} characters, a number, true, false or null`,
    }));
}

function listedErrors(
  { required, optional }: ProductRule,
  productType: string,
  attributes: Record<string, unknown>,
  at: string,
): readonly FieldError[] {
  const absent = Object.keys(required)
    .filter((name) => attributes[name] === undefined)
    .map((name) => ({
      path: memberPath(at, name),
      code: 'attribute-missing',
      message: `is needed for a ${productType}`,
    }));
  const types = { ...required, ...optional };
  const odd = Object.keys(attributes).flatMap((name): readonly FieldError[] => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    const path = memberPath(at, name);
    if (type === undefined) {
      const message = `is not an attribute of a ${productType}`;
      return [{ path, code: 'attribute-unknown', message }];
    }
    if (isOfType(attributes[name], type)) return [];
    const message = `must be a ${type === 'string' ? `text of 1 to ${LONGEST} characters` : type}`;
    return [{ path, code: 'attribute-invalid', message }];
  });
  return [...absent, ...odd];
}

/** What a line's attributes and quantity break of the rules for its product type. */
export function attributeErrors(line: LineRequest, path: string): readonly FieldError[] {
  const { productType, attributes = {}, quantity } = line;
  const rule = Object.hasOwn(PRODUCT_RULES, productType) ? PRODUCT_RULES[productType] : undefined;
  const at = `${path}.attributes`;
  if (Object.keys(attributes).length > MOST_ATTRIBUTES) {
    const message = `must have at most ${MOST_ATTRIBUTES} attributes`;
    return [{ path: at, code: 'attributes-too-many', message }];
  }
  if (!rule) return flatErrors(attributes, at);
  const errors = listedErrors(rule, productType, attributes, at);
  if (rule.maxQuantity === undefined || quantity <= rule.maxQuantity) return errors;
  const message = `must be at most ${rule.maxQuantity} for a ${productType}`;
  return [...errors, { path: `${path}.quantity`, code: 'quantity-invalid', message }];
}
