/** One field that breaks a rule. `path` as in `basket.lines[0].unitPrice`. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/**
 * The domain said no. A value, never thrown: throwing means a bug.
 * `code` is public API: it is what callers branch on (docs/errors.md).
 */
export interface Rejection {
  readonly kind: 'rejection';
  readonly code: string;
  readonly message: string;
  readonly errors?: readonly FieldError[];
}

export function rejection(
  code: string,
  message: string,
  errors?: readonly FieldError[],
): Rejection {
  return errors
    ? { kind: 'rejection', code, message, errors }
    : { kind: 'rejection', code, message };
}

export function isRejection(value: unknown): value is Rejection {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'rejection'
  );
}
