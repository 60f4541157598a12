import { v5 } from 'uuid';

/** Makegood's namespace for derived ids (a random UUID, fixed for ever). */
const NAMESPACE = '0c7d3d2e-4f0e-4d43-9d5a-6d1f0b1f9a57';

/** The same parts always give the same id (UUIDv5), so that a command repeated after a crash is recognised. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(JSON.stringify(parts), NAMESPACE);
}
