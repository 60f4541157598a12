/**
 * The service cannot start, for a reason that lies outside of it. The message is for whoever starts it: which variable,
 * what is wrong, an example; never a secret.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** A connection string without what is secret in it, for people. A password may hold any character, an `@` too. */
export function withoutSecrets(connectionString: string): string {
  return connectionString.replace(/\?.*$/s, '').replace(/\/\/.*@/s, '//');
}
