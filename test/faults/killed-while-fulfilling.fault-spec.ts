import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxLms, type SandboxLms } from '../../src/sandbox/contract.js';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { eventually } from '../support/eventually.js';
import { seat } from '../support/order-fixtures.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const API_KEY = 'the-key-of-an-lms-that-outlives-us';
const CLIENT = { id: 'makegood', secret: 'the-secret-of-an-lms-that-outlives-us' };
/** Longer than anybody waits. */
const delayMs = 600_000;

const ORDER = orderRequest('DEAD-1', {
  basket: {
    id: 'B-DEAD-1',
    lines: [
      seat(),
      seat({
        ...{ id: '2', productType: 'Course Entitlement', sku: 'ENT1TLE', unitPrice: '10.00' },
        attributes: {
          courseUuid: '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11',
          certificateType: 'verified',
        },
      }),
    ],
  },
  vouchers: [{ code: 'ACME', enterpriseCustomerUuid: 'cf246b88-d5f6-4908-a522-fc307e0b0c59' }],
});

/** A service that is killed again and again, and an LMS that is not. */
class Play {
  private service: ServiceProcess | undefined;
  private readonly lms: SandboxLmsClient;

  private constructor(
    private readonly dataDir: string,
    private readonly lmsDir: string,
    private readonly server: SandboxLms,
  ) {
    this.lms = new SandboxLmsClient(server.url, API_KEY);
  }

  static async begin(): Promise<Play> {
    const lmsDir = mkdtempSync(join(tmpdir(), 'makegood-lms-'));
    const lms = { dataDir: lmsDir, apiKey: API_KEY, oauthClient: CLIENT };
    return new Play(await newDataDir(), lmsDir, await startSandboxLms(lms));
  }

  async start(): Promise<CheckoutClient> {
    this.service = await ServiceProcess.start(this.dataDir, {
      ...{ LMS_URL: this.server.url, LMS_API_KEY: API_KEY, LMS_TIMEOUT_MS: '60000' },
      ...{ LMS_OAUTH_CLIENT_ID: CLIENT.id, LMS_OAUTH_CLIENT_SECRET: CLIENT.secret },
      RETRY_BASE_MS: '50',
    });
    return new CheckoutClient(this.service);
  }

  /** What the LMS has done for the learner, by its own ledger. */
  async done(): Promise<readonly string[]> {
    const applied = (await this.lms.ledger('ada')).filter((call) => call.applied);
    return applied.map(({ route, body }) => (body?.is_active === false ? `${route} end` : route));
  }

  /** Kills the service while the LMS is at these calls: it has done them, and takes its time to say so. */
  async killDuring(act: () => Promise<unknown>, ...routes: readonly string[]): Promise<void> {
    for (const route of routes) await this.lms.fail({ route, delayMs });
    const before = (await this.done()).length;
    await act();
    await eventually(
      () => this.done(),
      (done) => done.length === before + routes.length,
    );
    await this.service?.kill();
  }

  loseAnswerOf(route: string): Promise<void> {
    return this.lms.fail({ route, drop: 'after-applying' });
  }

  async revoke(line: string): Promise<void> {
    const { service } = this;
    if (!service) throw new Error('Nothing was started.');
    const response = await fetch(`${service.url}/v1/orders/DEAD-1/lines/${line}/revocation`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${await service.token('operator')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ reason: 'A test wants it.' }),
    });
    expect(response.status).toBe(202);
  }

  async end(): Promise<void> {
    await this.service?.kill();
    await this.server.stop();
    removeDataDir(this.dataDir);
    removeDataDir(this.lmsDir);
  }
}

describe('kill -9 while the LMS is at it', () => {
  it('leaves each effect there once: link, enrollment, entitlement, and their ends', async () => {
    const play = await Play.begin();
    try {
      const first = await play.start();
      const place = () => first.place(ORDER);
      await play.killDuring(place, 'enterprise-learner.post', 'entitlement.post');
      // The next one finds both, and is killed at what comes then.
      await play.killDuring(() => play.start(), 'enrollment.post');
      const third = await play.start();
      await third.complete('DEAD-1');
      const made = ['enterprise-learner.post', 'entitlement.post', 'enrollment.post'];
      expect([...(await play.done())].toSorted()).toEqual(made.toSorted());
      await play.loseAnswerOf('entitlement.delete');
      await play.killDuring(() => play.revoke('1'), 'enrollment.post');
      const fourth = await play.start();
      await play.revoke('2');
      const isRevoked = ({ lines }: { lines: readonly { status: string }[] }) =>
        lines.every(({ status }) => status === 'Revoked');
      await fourth.until('DEAD-1', isRevoked);
      const ended = ['enrollment.post end', 'entitlement.delete'];
      expect([...(await play.done())].toSorted()).toEqual([...made, ...ended].toSorted());
      const types = (await fourth.history('DEAD-1')).map(({ type }) => type);
      expect(types.filter((type) => type === 'LineFulfilled')).toHaveLength(2);
      expect(types.filter((type) => type === 'LineRevoked')).toHaveLength(2);
    } finally {
      await play.end();
    }
  });
});
