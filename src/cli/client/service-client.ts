import createClient, { type Client } from 'openapi-fetch';
import { CommandRefused } from '../errors.js';
import type { paths } from './api.js';
import type { Connection } from './connection.js';

export type ServiceClient = Client<paths>;

const PATIENCE_MS = 30_000;

/** Typed by the document that the service serves, so that the command line can say nothing that the service does not know. */
export function serviceClient({ url, token }: Connection): ServiceClient {
  return createClient<paths>({
    baseUrl: url,
    headers: { Authorization: `Bearer ${token}` },
    fetch: async (request: Request) => {
      try {
        return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
      } catch (cause) {
        throw new CommandRefused(`No answer from ${url}: is the service running?`, { cause });
      }
    },
  });
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the service answered. @throws CommandRefused with its own words when it refused */
export async function answered<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked;
  if (data !== undefined) return data;
  throw new CommandRefused(refusalOf(error, response.status));
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

function refusalOf(error: unknown, status: number): string {
  const { code, detail, errors = [] } = (typeof error === 'object' ? error : {}) as Problem;
  const said = detail ?? `The service answered ${status}.`;
  const fields = errors.map(({ path, message }) => `\n  ${path}: ${message}`);
  return `${said}${code === undefined ? '' : ` (${code})`}${fields.join('')}`;
}
