import type { ValidationError } from '@nestjs/common';
import type { FieldError } from '../../kernel/rejection.js';

/** A field error, and whether it is one of form (400) or of a rule (422). */
export interface FieldFault extends FieldError {
  readonly malformed: boolean;
}

/** class-validator's constraints that ask what kind of JSON a value is. All others are rules. */
const TYPE_CONSTRAINTS: ReadonlySet<string> = new Set([
  'isString',
  'isNumber',
  'isInt',
  'isBoolean',
  'isArray',
  'isObject',
  'isInstance',
  'isBooleanString',
  'isNumberString',
  'nestedValidation',
]);

export function fieldFaults(errors: readonly ValidationError[]): readonly FieldFault[] {
  return errors.flatMap((error) => faultsAt(error, memberPath('', error.property)));
}

function faultsAt(error: ValidationError, path: string): readonly FieldFault[] {
  const inList = Array.isArray(error.value);
  const below = (error.children ?? []).flatMap((child) =>
    faultsAt(child, inList ? `${path}[${child.property}]` : memberPath(path, child.property)),
  );
  return [...ownFaults(error, path), ...below];
}

function memberPath(parent: string, name: string): string {
  const plain = /^[A-Za-z_$][\w$]{0,63}$/.test(name);
  if (plain) return parent === '' ? name : `${parent}.${name}`;
  return `${parent}[${JSON.stringify(name.slice(0, 64))}]`;
}

/** One word about the form is enough: a text that is a number also breaks all rules for texts. */
function ownFaults(error: ValidationError, path: string): readonly FieldFault[] {
  const broken = Object.entries(error.constraints ?? {});
  if (broken.length === 0) return [];
  const fault = (code: string, message: string): readonly FieldFault[] => [
    { path, code, message, malformed: true },
  ];
  if (broken.some(([name]) => name === 'whitelistValidation')) {
    return fault('unknown-field', `${path} is not a field of this request`);
  }
  if (error.value === undefined) return fault('missing', `${path} is missing`);
  if (error.value === null) return fault('wrong-type', `${path} must not be null`);
  const wrongType = broken.find(([name]) => isAboutType(error, name));
  if (wrongType) return fault('wrong-type', wrongType[1]);
  return broken.map(([name, message]) => ({
    path,
    code: contextOf(error, name)?.code ?? kebab(name),
    message,
    malformed: false,
  }));
}

function isAboutType(error: ValidationError, constraint: string): boolean {
  return TYPE_CONSTRAINTS.has(constraint) || contextOf(error, constraint)?.code === 'wrong-type';
}

function contextOf(error: ValidationError, constraint: string): { code?: string } | undefined {
  const contexts = error.contexts as Readonly<Record<string, { code?: string }>> | undefined;
  return contexts?.[constraint];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
