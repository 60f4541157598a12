import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSandboxLms, type SandboxLms } from '../../src/sandbox/contract.js';
import { ScratchPostgres } from '../contract/sql/scratch-postgres.js';
import { startNodeProcess, type NodeProcess } from '../embedded-node/node-process.js';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { seeded } from '../support/seeded.js';
import { ServiceProcess } from '../support/service-process.js';

const KILLS = Number(process.env['MAKEGOOD_KILLS'] ?? 3);
const BETWEEN_MS = 1_500;
const PLACERS = 3;
/** Longer than a lead and a claim of a worker that says nothing any more. */
const FROZEN_MS = 60_000;
const API_KEY = 'the-key-of-the-LMS-outside';
const ROLES = ['web', 'web', 'worker', 'worker'] as const;
const server = process.env['TEST_DATABASE_URL'];

/** Two that answer and two that work, on one event store and one database, at an LMS that none of them is. */
class Fleet {
  private readonly folders = ROLES.map(() => mkdtempSync(join(tmpdir(), 'makegood-fleet-')));
  readonly processes: (ServiceProcess | undefined)[] = [];

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    /** From 0 to 1; the same again makes the same kills. */
    private readonly random: () => number,
  ) {}

  async start(index: number): Promise<void> {
    const env = { ...this.env, ROLE: ROLES[index] };
    this.processes[index] = await ServiceProcess.start(this.folders[index] ?? '', env);
  }

  /** `kill -9` to one of this role, whichever it is; it is started again. */
  async killOne(role: (typeof ROLES)[number]): Promise<void> {
    const first = ROLES.indexOf(role);
    const index = first + Math.floor(this.random() * 2);
    const victim = this.processes[index];
    this.processes[index] = undefined;
    await victim?.kill();
    await this.start(index);
  }

  /** Nothing in it goes on until it is woken; it knows nothing of the time between. */
  freeze(index: number): () => void {
    const service = this.processes[index];
    service?.signal('SIGSTOP');
    return () => service?.signal('SIGCONT');
  }

  /** One that answers, if any does. */
  web(turn: number): CheckoutClient | undefined {
    const service = this.processes[turn % 2] ?? this.processes[(turn + 1) % 2];
    return service && new CheckoutClient(service);
  }

  async end(): Promise<void> {
    for (const service of this.processes) await service?.kill();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Places orders one after the other until told to end; each until it is taken, as a checkout does. */
async function place(fleet: Fleet, placer: number, isOver: () => boolean): Promise<string[]> {
  const placed: string[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const number = `FLEET-${placer}-${turn}`;
    const user = { username: number.toLowerCase(), email: 'k@example.com' };
    const body = orderRequest(number, { user });
    for (let tries = 0; ; tries += 1) {
      const answer = await fleet
        .web(turn + tries)
        ?.place(body)
        .catch(() => undefined);
      if (answer?.status === 201) break;
      await pause(50);
    }
    placed.push(number);
    await pause(20);
  }
  return placed;
}

const described = server === undefined ? describe.skip : describe;
described('two web and two worker processes (needs TEST_DATABASE_URL)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-fleet-node-'));
  let node: NodeProcess;
  let database: ScratchPostgres;
  let lms: SandboxLms;
  let fleet: Fleet;

  beforeAll(async () => {
    node = await startNodeProcess(join(folder, 'events'));
    database = await ScratchPostgres.create(server ?? '');
    lms = await startSandboxLms({ dataDir: folder, apiKey: API_KEY, charges: () => [], port: 0 });
    fleet = new Fleet(
      {
        ...{ EVENTSTORE_URL: node.url, DATABASE_URL: database.url, LMS_URL: lms.url },
        ...{ LMS_API_KEY: API_KEY, RETRY_BASE_MS: '50' },
        MASTER_KEY: 'a master key of the tests, long enough to be one',
      },
      seeded(KILLS),
    );
    await Promise.all(ROLES.map((_, index) => fleet.start(index)));
  }, 120_000);

  afterAll(async () => {
    await fleet.end();
    await lms.stop();
    await node.kill();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Each order is complete, and each line was made good once, by the LMS's own ledger. */
  async function atTheEnd(placed: readonly string[], withinMs: number): Promise<void> {
    const checkout = fleet.web(0)!;
    const ledger = new SandboxLmsClient(lms.url, API_KEY);
    for (const number of placed) {
      await checkout.complete(number, withinMs);
      const events = await checkout.history(number);
      const types = events.map(({ type }) => type).filter((type) => type === 'LineFulfilled');
      expect({ number, calls: await ledger.appliedCalls(number.toLowerCase()), types }).toEqual({
        ...{ number, calls: 1, types: ['LineFulfilled', 'LineFulfilled'] },
      });
    }
  }

  it(`killed ${KILLS} times under load, make good on every order, each line once`, async () => {
    let isOver = false;
    const placing = Array.from({ length: PLACERS }, (_, n) => place(fleet, n, () => isOver));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(BETWEEN_MS);
      await fleet.killOne(kill % 2 === 0 ? 'worker' : 'web');
    }
    isOver = true;
    const placed = (await Promise.all(placing)).flat();
    expect(placed.length).toBeGreaterThan(KILLS);
    await atTheEnd(placed, 60_000);
  }, 600_000);

  it('goes on without a worker that is frozen with all that it leads and holds, and with it when it wakes', async () => {
    let isOver = false;
    const placing = place(fleet, PLACERS, () => isOver);
    await pause(BETWEEN_MS);
    const wake = fleet.freeze(2);
    await pause(BETWEEN_MS);
    isOver = true;
    const placed = await placing;
    await atTheEnd(placed.slice(-1), FROZEN_MS);
    wake();
    await atTheEnd(placed, FROZEN_MS);
  }, 120_000);

  it('a worker answers for its health only; a web process leads nothing', async () => {
    const [web, , worker] = fleet.processes;
    const asked = (service: ServiceProcess | undefined, path: string) =>
      fetch(`${service?.url}${path}`);
    expect((await asked(worker, '/v1/orders/FLEET-0-0')).status).toBe(404);
    expect((await asked(worker, '/openapi.json')).status).toBe(404);
    for (const service of [web, worker]) {
      const ready = await asked(service, '/health/ready');
      expect(ready.status).toBe(200);
      const { consumers } = (await ready.json()) as { consumers: Record<string, object> };
      expect(consumers['fulfillment-saga-1']).toMatchObject({ state: 'live' });
    }
    await Promise.all([fleet.processes[2]?.kill(), fleet.processes[3]?.kill()]);
    const number = 'FLEET-ALONE';
    const checkout = fleet.web(0)!;
    expect((await checkout.place(orderRequest(number))).status).toBe(201);
    await fleet.start(2);
    await checkout.complete(number, 60_000);
  }, 120_000);
});
