import type { FieldError } from '../../../kernel/rejection.js';
import type { LineRequest } from './request/basket.request.js';
import { PRINTABLE } from './request/text-fields.js';

type AttributeType = 'string' | 'boolean';

interface ProductRule {
  readonly required: Readonly<Record<string, AttributeType>>;
  readonly optional: Readonly<Record<string, AttributeType>>;
  readonly maxQuantity?: number;
}

/** What the product types that we know need. Any other type may have any flat attributes. */
const RULES: Readonly<Record<string, ProductRule>> = {
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

function isFlat(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST && PRINTABLE.test(value);
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}

function isOfType(value: unknown, type: AttributeType): boolean {
  return type === 'boolean'
    ? typeof value === 'boolean'
    : typeof value === 'string' && value !== '';
}

function flatErrors(attributes: Record<string, unknown>, path: string): readonly FieldError[] {
  const entries = Object.entries(attributes);
  if (entries.length > MOST_ATTRIBUTES) {
    const message = `must have at most ${MOST_ATTRIBUTES} attributes`;
    return [{ path, code: 'attributes-too-many', message }];
  }
  return entries
    .filter(([name, value]) => !isFlat(value) || name.length > 64 || !PRINTABLE.test(name))
    .map(([name]) => ({
      path: `${path}.${name.slice(0, 64)}`,
      code: 'attribute-invalid',
      message: `must be a text of at most ${LONGEST} characters, a number, true, false or null`,
    }));
}

function listedErrors(rule: ProductRule, line: LineRequest, path: string): readonly FieldError[] {
  const { required, optional } = rule;
  const attributes = line.attributes ?? {};
  const missing = Object.keys(required).filter((name) => attributes[name] === undefined);
  const types = { ...required, ...optional };
  const odd = Object.keys(attributes).flatMap((name): readonly FieldError[] => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    const at = `${path}.${name.slice(0, 64)}`;
    if (type === undefined) {
      const message = `is not an attribute of a ${line.productType}`;
      return [{ path: at, code: 'attribute-unknown', message }];
    }
    if (isOfType(attributes[name], type)) return [];
    return [
      {
        path: at,
        code: 'attribute-invalid',
        message: `must be a ${type === 'string' ? 'text' : 'boolean'}`,
      },
    ];
  });
  const absent = missing.map((name) => ({
    path: `${path}.${name}`,
    code: 'attribute-missing',
    message: `is needed for a ${line.productType}`,
  }));
  return [...absent, ...odd];
}

/** What a line's attributes and quantity break of the rules for its product type. */
export function attributeErrors(line: LineRequest, path: string): readonly FieldError[] {
  const rule = Object.hasOwn(RULES, line.productType) ? RULES[line.productType] : undefined;
  const at = `${path}.attributes`;
  if (!rule) return flatErrors(line.attributes ?? {}, at);
  const errors = listedErrors(rule, line, at);
  if (rule.maxQuantity === undefined || line.quantity <= rule.maxQuantity) return errors;
  const message = `must be at most ${rule.maxQuantity} for a ${line.productType}`;
  return [...errors, { path: `${path}.quantity`, code: 'quantity-invalid', message }];
}
