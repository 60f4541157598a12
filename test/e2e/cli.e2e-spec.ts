import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { eventually } from '../support/eventually.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import {
  JWT_SECRET,
  newDataDir,
  removeDataDir,
  ServiceProcess,
} from '../support/service-process.js';

let dataDir: string;
let service: ServiceProcess;
let checkout: CheckoutClient;

beforeAll(async () => {
  dataDir = await newDataDir();
  service = await ServiceProcess.start(dataDir, { RETRY_MAX_ATTEMPTS: '1' });
  checkout = new CheckoutClient(service);
}, 60_000);

afterAll(async () => {
  await service.kill();
  removeDataDir(dataDir);
});

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line in a process of its own; it finds the service and its key in DATA_DIR. */
async function cli(...args: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, ['dist/bundle/cli.js', ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, JWT_SECRET },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

/** Orders whose first line failed, and is not attempted again by itself. */
async function failed(...numbers: readonly string[]): Promise<void> {
  const lms = new SandboxLmsClient(service.lmsUrl);
  for (const number of numbers) {
    await lms.fail({ route: 'any', status: 503, times: 1 });
    await checkout.place(orderRequest(number));
    await checkout.until(number, ({ status }) => status === 'Fulfillment Error');
  }
}

const reason = ['--reason', 'A test wants it.'];

describe('an operator at a terminal', () => {
  it('finds a stuck order, sees why, retries it, and sees what became of it', async () => {
    await failed('CLI-1');
    const stuck = await eventually(
      () => cli('stuck'),
      ({ out }) => out.includes('enrollment'),
    );
    expect(stuck).toMatchObject({ code: 0, err: '' });
    const [list, why, dryRun] = await Promise.all([
      cli('orders', 'list', '--status', 'Fulfillment Error', '--number', 'CLI-*'),
      cli('orders', 'why', 'CLI-1'),
      cli('orders', 'retry', 'CLI-1', '--dry-run'),
    ]);
    expect(list.out).toMatch(/^ORDER +STATUS +USER.*\nCLI-1 +Fulfillment Error/);
    expect(why.out).toContain('Who moves next');
    expect(dryRun.out).toBe('CLI-1 has something to retry.\n');
    const retried = await cli('orders', 'retry', 'CLI-1', ...reason, '--wait');
    expect(retried).toMatchObject({ code: 0, err: '' });
    expect(retried.out).toMatch(/1 +fulfilled/);
    const shown = await cli('orders', 'show', 'CLI-1', '--json');
    expect(JSON.parse(shown.out)).toMatchObject({ orderNumber: 'CLI-1', status: 'Complete' });
    expect(await cli('orders', 'retry', 'CLI-1', ...reason)).toMatchObject({
      code: 1,
      err: 'No line of these is in a fulfilment error. (nothing-to-retry)\n',
    });
  });

  it('retries many at once, as many as were counted, and follows them to the end', async () => {
    await failed('MANY-1', 'MANY-2');
    const filter = ['--number', 'MANY-*'];
    const counted = await eventually(
      () => cli('campaigns', 'start', ...filter, '--dry-run'),
      ({ out }) => out.startsWith('2 '),
    );
    expect(counted.out).toBe('2 orders would be retried.\n');
    const none = await cli('campaigns', 'start', ...filter, '--expected', '3', ...reason);
    expect(none).toMatchObject({
      code: 1,
      err: '2 orders match now. Nothing was done. (count-changed)\n',
    });
    const done = await cli(
      'campaigns',
      'start',
      ...filter,
      '--expected',
      '2',
      ...reason,
      '--wait',
      '--json',
    );
    expect(done).toMatchObject({ code: 0, err: '' });
    const { id } = JSON.parse(done.out) as { id: string };
    const [list, show, orders, cancel] = await Promise.all([
      cli('campaigns', 'list'),
      cli('campaigns', 'show', id),
      cli('campaigns', 'show', id, '--orders', '--outcome', 'complete'),
      cli('campaigns', 'cancel', id, ...reason),
    ]);
    expect(list.out).toContain(id);
    expect(show.out).toContain('100 %  2 of 2');
    expect(orders.out).toMatch(/MANY-\d +complete/);
    expect(cancel).toMatchObject({ code: 1 });
    expect(cancel.err).toContain('(campaign-over)');
  });

  it('settles, revokes and annotates, and sees all of it in the history', async () => {
    await failed('ACT-1');
    const settled = await cli('orders', 'settle', 'ACT-1', '1', '--outcome', 'complete', ...reason);
    expect(settled.out).toContain('Complete');
    expect((await cli('orders', 'note', 'ACT-1', 'Seen.')).out).toBe('Noted.\n');
    expect(await cli('orders', 'revoke', 'ACT-1', '1', ...reason)).toMatchObject({ code: 0 });
    const [history, at, steps, verified] = await Promise.all([
      cli('audit', 'history', 'ACT-1'),
      cli('audit', 'at', 'ACT-1', '--revision', '1'),
      cli('audit', 'steps', 'ACT-1'),
      cli('audit', 'verify', 'ACT-1'),
    ]);
    for (const type of ['LineSettledByHand', 'OrderAnnotated', 'RevocationRequested']) {
      expect(history.out).toContain(type);
    }
    expect(history.out).toContain('A test wants it.');
    expect(at.out).toContain('OrderPlaced');
    expect(steps.out).toContain('lines[0].status');
    expect(verified).toMatchObject({ code: 0 });
  });

  it('pauses a module and lets it go on; looks at what is parked', async () => {
    expect((await cli('modules', 'pause', 'coupon', ...reason)).out).toBe('coupon is paused.\n');
    const paused = await cli('modules', 'list');
    expect(paused.out).toMatch(/coupon +paused/);
    expect((await cli('modules', 'resume', 'coupon', ...reason)).out).toBe('coupon goes on.\n');
    const [parked, released, consumers] = await Promise.all([
      cli('parked', 'list'),
      cli('parked', 'release', 'fulfillment-saga-1', 'order-cli-1', ...reason),
      cli('consumers'),
    ]);
    expect(parked.out).toBe('Nothing is parked.\n');
    expect(released).toMatchObject({ code: 1 });
    expect(consumers.out).toContain('retry-campaigns-1');
  });

  it('has a read model built anew, switches to it, and takes that back', async () => {
    const name = 'order-status';
    const rebuilt = await cli('projections', 'rebuild', name, ...reason, '--wait', '--json');
    expect(rebuilt).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(rebuilt.out)).toMatchObject({ name, build: { state: 'ready' } });
    expect((await cli('projections', 'list')).out).toContain('ready to be switched to');
    expect(await cli('projections', 'switch', name, ...reason)).toMatchObject({ code: 0, err: '' });
    expect(await cli('projections', 'rollback', name, ...reason)).toMatchObject({ code: 0 });
    const again = await cli('projections', 'switch', name, ...reason);
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('(projection-not-ready)');
  });

  it('with a token that may not is told so', async () => {
    const token = await service.token('learner');
    const refused = await cli('modules', 'list', '--url', service.url, '--token', token);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('(forbidden)');
  });
});

describe('whoever looks after the service', () => {
  it('sees its figures, with bars, or as they come', async () => {
    const { code, out } = await cli('figures', '--hours', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/Complete +\[#* *\] +\d+ % {2}\d+ of \d+/);
    expect(out).toMatch(/HOUR \(UTC\) +PLACED +COMPLETED/);
    const { out: json } = await cli('figures', '--hours', '2', '--json');
    expect(JSON.parse(json)).toMatchObject({ hours: [{}, {}] });
  });

  it('adds a user who can sign in at once, changes and removes them', async () => {
    const { code, out: password } = await cli('users', 'add', 'ada', '--role', 'auditor');
    expect(code).toBe(0);
    const signIn = async (): Promise<string> => {
      const page = await fetch(`${service.url}/dashboard/sign-in`);
      const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0]);
      const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(await page.text()) ?? [];
      const answer = await fetch(`${service.url}/dashboard/sign-in`, {
        ...{ method: 'POST', redirect: 'manual', headers: { cookie: cookie.join('; ') } },
        body: new URLSearchParams({ csrf, user: 'ada', password: password.trim() }),
      });
      return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim();
    };
    expect(await signIn()).toBe('303 /dashboard');
    expect((await cli('users', 'roles', 'ada', '--role', 'operator,auditor')).code).toBe(0);
    expect((await cli('users', 'list')).out).toMatch(/ada +operator, auditor/);
    expect(await cli('users', 'add', 'Ada', '--role', 'auditor')).toMatchObject({ code: 1 });
    expect((await cli('users', 'remove', 'ada')).code).toBe(0);
    expect(await signIn()).toBe('422');
    expect(await cli('users', 'password', 'ada')).toMatchObject({ code: 1 });
  });
});
