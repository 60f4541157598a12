import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientCredentials } from '../../../src/platform/http/client-credentials.js';
import type { OutgoingHttp } from '../../../src/platform/http/outgoing-http.js';
import { UndiciHttp } from '../../../src/platform/http/undici-http.js';
import { startSandboxLms } from '../../../src/sandbox/lms/server.js';
import type { World } from '../../contract/fulfillment-module/world.js';

const API_KEY = 'sandbox-world-key';
const CLIENT = { clientId: 'sandbox-world', clientSecret: 'sandbox-world-secret' };

interface LedgerCall {
  readonly method: string;
  readonly user?: string;
  readonly course?: string;
  readonly mode?: string;
  readonly applied: boolean;
}

export interface SandboxWorld extends World {
  readonly apiKey: string;
  /** The sandbox's own admin API. */
  admin(method: 'PUT' | 'POST', path: string, body: unknown): Promise<void>;
  ledger(): Promise<readonly LedgerCall[]>;
  /** Something goes wrong with the next call of a route. */
  fail(fault: object): Promise<void>;
  /** Nothing goes wrong any more. */
  healed(): Promise<void>;
}

/** The sandbox LMS, fresh, over real HTTP. */
export async function openSandboxWorld(): Promise<SandboxWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-world-'));
  const server = await startSandboxLms({
    ...{ dataDir, apiKey: API_KEY },
    oauthClient: { id: CLIENT.clientId, secret: CLIENT.clientSecret },
  });
  const http = new UndiciHttp();
  let listener: () => void = () => undefined;
  const listened: OutgoingHttp = {
    request: (request) => {
      listener();
      return http.request(request);
    },
  };
  const admin = adminOf(server.url);
  const ledger = () => ledgerOf(server.url);
  const oauth = { ...CLIENT, tokenUrl: `${server.url}/oauth2/access_token` };
  return {
    ...{ admin, ledger, apiKey: API_KEY },
    fail: (fault) => admin('POST', 'faults', { times: 1, ...fault }),
    healed: async () => {
      await fetch(`${server.url}/sandbox/faults`, { method: 'DELETE' });
    },
    context: {
      http: listened,
      lms: { url: new URL(server.url), apiKey: API_KEY, timeoutMs: 2_000, oauth },
      tokens: new ClientCredentials(listened, oauth),
    },
    onCall: (called) => (listener = called),
    effects: async () =>
      (await ledger())
        .filter(({ applied }) => applied)
        .map(({ user, course, mode }) => [user, course, mode].join(' ')),
    refuse: ({ attributes }) =>
      admin('POST', 'faults', {
        ...{ route: 'enrollment.post', course: attributes?.['courseKey'], times: 100 },
        ...{ status: 406, body: { message: 'The user ada <ada@example.com> does not exist.' } },
      }),
    loseAnswer: () =>
      admin('POST', 'faults', { route: 'enrollment.post', drop: 'after-applying', times: 1 }),
    close: async () => {
      await http.close();
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

const adminOf =
  (url: string) =>
  async (method: string, path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${url}/sandbox/${path}`, { method, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The sandbox refused: ${await response.text()}`);
  };

async function ledgerOf(url: string): Promise<readonly LedgerCall[]> {
  const response = await fetch(`${url}/sandbox/ledger`);
  const { calls } = (await response.json()) as { calls: readonly LedgerCall[] };
  return calls;
}
