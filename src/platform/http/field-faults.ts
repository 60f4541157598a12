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
  const own = ownFaults(error, path);
  if (!inList && own.some((fault) => fault.malformed)) return own; // what is in it does not matter
  const below = (error.children ?? []).flatMap((child) =>
    faultsAt(child, inList ? `${path}[${child.property}]` : memberPath(path, child.property)),
  );
  // A list is asked for objects, and each of its values once more: one word is enough.
  const told = new Set(own.map((fault) => fault.path));
  return [...own, ...below.filter((fault) => !told.has(fault.path))];
}

/** How the path of a member is written: `user.email`, or `attributes["odd name"]`. */
export function memberPath(parent: string, name: string): string {
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
  if (wrongType) {
    const bad = wrongType[1].startsWith('each value') ? notObjects(error, path) : [];
    return bad.length > 0 ? bad : fault('wrong-type', wrongType[1]);
  }
  return broken.map(([name, message]) => ({
    path,
    code: contextOf(error, name)?.code ?? kebab(name),
    message,
    malformed: false,
  }));
}

/** Which values of a list of objects are none. */
function notObjects(error: ValidationError, path: string): readonly FieldFault[] {
  const objectsAsked = Array.isArray(error.value) && error.constraints?.['isObject'] !== undefined;
  const list = objectsAsked ? (error.value as readonly unknown[]) : [];
  return list.flatMap((value, i) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [];
    const at = `${path}[${i}]`;
    const message = `${at} must be an object`;
    return [{ path: at, code: 'wrong-type', message, malformed: true }];
  });
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
