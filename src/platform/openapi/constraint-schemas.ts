import type { Schema } from './schema.js';

type Say = (constraints: readonly unknown[]) => Schema;

const pattern = ([is]: readonly unknown[]): string => (is as RegExp).source;

/**
 * What each constraint of class-validator means as JSON Schema. Formats are annotations: the validator's own check is the
 * stricter or looser one, and counts.
 */
export const CONSTRAINTS: Readonly<Record<string, Say>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isLength: ([minLength, maxLength]) => ({ minLength, maxLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  matches: (constraints) => ({ pattern: pattern(constraints) }),
  isIn: ([words]) => ({ enum: words }),
  isTime: () => ({ format: 'date-time' }),
  arrayNotEmpty: () => ({ minItems: 1 }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  isEmail: () => ({ format: 'idn-email' }),
  isIp: () => ({ anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }),
  isUuid: () => ({ format: 'uuid' }),
  isISO31661Alpha2: () => ({ pattern: '^[A-Za-z]{2}$', examples: ['GB'] }),
};
