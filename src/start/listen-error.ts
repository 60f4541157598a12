import type { HttpConfig } from '../config/index.js';
import { StartError } from './start-error.js';

/** Why we cannot listen where we were told to; anything else is passed on as it is. */
export function listenError(error: unknown, { host, port }: HttpConfig): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return because(error, `PORT ${port} is in use by another program.`, 'PORT=8180');
    case 'EACCES':
      return because(error, `PORT ${port} may not be used by this user.`, 'PORT=8080');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return because(error, `HOST ${host} is no address of this machine.`, 'HOST=127.0.0.1');
    default:
      return error;
  }
}

function because(cause: unknown, wrong: string, example: string): StartError {
  return new StartError(`${wrong} Example: ${example}`, { cause });
}
