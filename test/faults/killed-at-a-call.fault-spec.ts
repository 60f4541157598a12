import { CheckoutClient } from '../support/checkout-client.js';
import { eventually } from '../support/eventually.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { seeded, shuffled } from '../support/seeded.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';
import { deeds, userOf, type Deed, type Port } from './kill-points/deeds.js';

/** So many of the points, others with another seed. */
const KILLS = Number(process.env['MAKEGOOD_KILLS'] ?? 6);
const SEED = Number(process.env['MAKEGOOD_SEED'] ?? KILLS);
const LONGEST_MS = 120_000;
/** More than CI has time for. */
const MANY = 20;
const NODE = ['--import', './test/faults/kill-points/die-at-a-call.mjs', 'dist/main.js'];
const ONCE = ['PaymentCollected', 'OrderPlaced', 'LineFulfilled', 'LineRevoked'] as const;

interface Point {
  readonly name: string;
  readonly deed: Deed;
  /** Of the calls of this port that the deed makes. */
  readonly dieAt: string;
}

/** Each deed, port and side of the call before any comes again; which of the calls is drawn. */
function points(random: () => number): readonly Point[] {
  const sides = Object.entries(deeds).flatMap(([name, deed]) =>
    (Object.entries(deed.calls) as [Port, number][]).flatMap(([port, calls]) =>
      ['before', 'after'].map((side) => ({ name, deed, port, calls, side })),
    ),
  );
  const drawn = Array.from({ length: 1 + Math.ceil(KILLS / sides.length) }, () =>
    shuffled(sides, random),
  ).flat();
  return drawn
    .map(({ name, deed, port, calls, side }) => {
      const dieAt = `${port} ${1 + Math.floor(random() * calls)} ${side}`;
      return { name, deed, dieAt };
    })
    .filter(({ deed, dieAt }) => KILLS > MANY || !deed.takesAMinute?.(dieAt))
    .slice(0, KILLS);
}

/** Asks, and goes on until it is over or the process is dead. True: it died where it was to. */
async function dies(service: ServiceProcess, { deed }: Point, order: string): Promise<boolean> {
  await deed.given(service, order);
  service.signal('SIGUSR2');
  await eventually(
    () => service.output,
    (said) => said.includes('CALLS ARE COUNTED'),
  );
  await deed.ask(service, order).catch(() => undefined);
  const look = async (): Promise<boolean> => {
    const found = await new CheckoutClient(service).order(order).catch(() => undefined);
    return service.isDead || (found !== undefined && deed.isOver(found));
  };
  await eventually(look, (is) => is);
  const died = service.isDead;
  await service.kill();
  return died;
}

async function expectDoneOnce(
  service: ServiceProcess,
  { deed, name, dieAt }: Point,
  order: string,
) {
  const checkout = new CheckoutClient(service);
  const askAgain = async () => {
    await deed.ask(service, order);
    return { name, dieAt, ...(await checkout.order(order)) };
  };
  await eventually(askAgain, deed.isOver, LONGEST_MS);
  const ledger = await new SandboxLmsClient(service.lmsUrl).ledger(userOf(order));
  const applied = ledger.filter((call) => call.applied && call.route === 'enrollment.post');
  const effects = applied.map(({ body }) => (body?.is_active === false ? 'unenroll' : 'enroll'));
  expect(effects).toEqual(deed.effects);
  const charged = await fetch(`${service.lmsUrl}/sandbox/charges`);
  const { charges } = (await charged.json()) as {
    readonly charges: readonly { readonly charge?: { readonly orderNumber: string } }[];
  };
  expect(charges.filter(({ charge }) => charge?.orderNumber === order)).toHaveLength(deed.charges);
  const types = (await checkout.history(order)).map(({ type, data }) => {
    const line = data['lineId'];
    return typeof line === 'string' ? `${type} ${line}` : type;
  });
  const once = types.filter((type) => ONCE.some((one) => type.startsWith(one)));
  expect(once.toSorted()).toEqual([...new Set(once)].toSorted());
}

/** No consumer parked anything or stands still, and nobody has to look after an order. */
async function expectNothingStuck(service: ServiceProcess): Promise<void> {
  const health = await eventually(
    async () =>
      (await (await fetch(`${service.url}/health/ready`)).json()) as { consumers: object },
    ({ consumers }) =>
      Object.values(consumers).every(({ lagMs }: { lagMs: number }) => lagMs < 5_000),
  );
  expect(Object.values(health.consumers)).not.toContainEqual(
    expect.objectContaining({ state: 'stopped' }),
  );
  const stuck = await new CheckoutClient(service).get('/v1/stuck-work');
  expect(await stuck.json()).toMatchObject({ groups: [], totals: { lines: 0 } });
}

describe('kill -9 at a call of a port', () => {
  it(`leaves everything done once, and nothing undone, ${KILLS} times`, async () => {
    const dataDir = await newDataDir();
    const env = { SANDBOX: '1', RETRY_BASE_MS: '50' };
    let service: ServiceProcess | undefined;
    let [died, check] = [0, (_: ServiceProcess): Promise<void> => Promise.resolve()];
    try {
      for (const [n, point] of points(seeded(SEED)).entries()) {
        const order = `POINT-${n}`;
        service = await ServiceProcess.start(dataDir, { ...env, DIE_AT: point.dieAt }, NODE);
        await check(service);
        if (await dies(service, point, order)) died += 1;
        check = (next) => expectDoneOnce(next, point, order);
      }
      expect(died).toBeGreaterThan(KILLS / 2);
      service = await ServiceProcess.start(dataDir, env, NODE);
      await check(service);
      await expectNothingStuck(service);
    } finally {
      await service?.kill();
      removeDataDir(dataDir);
    }
  }, 3_600_000);
});
