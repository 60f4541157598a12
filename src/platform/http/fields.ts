import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsObject,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';

export type RequestClass = new () => object;

const NESTED = Symbol('nested');

/** Whose objects a member holds, alone or in a list. */
export function nestedTypeOf(type: RequestClass, member: string): RequestClass | undefined {
  const told = Reflect.getMetadata(NESTED, type.prototype as object, member) as
    (() => RequestClass) | undefined;
  return told?.();
}

/**
 * Names the error of a rule: 422 with this code.
 * @example @Matches(ORDER_NUMBER, rule('order-number-invalid', 'must be 1 to 64 letters or digits'))
 */
export function rule(code: string, must: string): ValidationOptions {
  return { message: `$property ${must}`, context: { code } };
}

/** For constraints of one's own that ask for a kind of JSON: 400 `wrong-type`. */
export function wrongType(must: string): ValidationOptions {
  return rule('wrong-type', must);
}

/** May be left out. Unlike class-validator's `IsOptional`, null is not the same as absent. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** An object of a class of its own. Lists are objects to class-validator; not here. */
export function Nested(type: () => RequestClass): PropertyDecorator {
  return applyDecorators(IsObject(), ValidateNested(), Type(type), Reflect.metadata(NESTED, type));
}

/** A list of objects of a class of their own. */
export function NestedList(type: () => RequestClass): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
    Reflect.metadata(NESTED, type),
  );
}
