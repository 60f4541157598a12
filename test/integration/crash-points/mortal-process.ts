import { once } from 'node:events';
import { AppModule } from '../../../src/app.module.js';
import { loadConfig, type Role } from '../../../src/config/index.js';
import type { AppendOutcome, EventStore } from '../../../src/platform/event-store/event-store.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import type { OutgoingRequest } from '../../../src/platform/http/outgoing-http.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { Database } from '../../../src/platform/sql/database.js';
import { LocalUsers } from '../../../src/platform/security/users/local-users.js';
import { eventually } from '../../support/eventually.js';
import { JWT_SECRET, speakAs } from '../checkout/checkout-app.js';
import { Killed } from '../../support/mortal.js';
import type { AddressInfo } from 'node:net';
import { SmallReceiver } from '../../contract/fulfillment-module/small-receiver.js';
import { type CrashWorld, RECEIVER_URL } from './crash-world.js';

/** What a process does to the outside that leaves a trace there. */
export type Act =
  | ({ readonly kind: 'call' } & OutgoingRequest)
  | { readonly kind: 'append'; readonly stream: string; readonly types: readonly string[] };

/** `asleep`: it does not die, but stops for as long as it is told. */
export interface Cut {
  readonly at: (act: Act) => boolean;
  readonly how: 'before' | 'during' | 'after' | 'asleep';
  /** Of whom the act is, for the LMS. */
  readonly user: string;
}

const silent = createLogger({ level: 'silent', json: true });
const ENV = {
  ...{ JWT_SECRET, RETRY_BASE_MS: '50', RETRY_CAP_MS: '200' },
  FULFILLMENT_MODULES: 'enrollment,coupon,enrollment-code,course-entitlement,donation,webhook',
  ...{ WEBHOOK_URL: RECEIVER_URL, WEBHOOK_SECRET: SmallReceiver.SECRET },
  WEBHOOK_PRODUCT_TYPES: 'Gift',
};

/**
 * One process of the whole service, on engines and an LMS that outlive it. Once it is dead nothing that it does reaches
 * them, and nothing that they answer reaches it.
 */
export class MortalProcess {
  dead = false;
  private asleep = 0;
  private frozen = false;
  private readonly cuts: Cut[] = [];
  private readonly alarm = new AbortController();
  private app: { close(): Promise<void> } | undefined;
  url = '';

  private constructor(private readonly world: CrashWorld) {}

  static async start(world: CrashWorld): Promise<MortalProcess> {
    const process = new MortalProcess(world);
    const module = await AppModule.of({
      config: loadConfig(ENV),
      ...{ tokenKey: { secret: JWT_SECRET }, users: new LocalUsers(() => []) },
      ...{ logger: silent, store: process.store(), database: process.database() },
      ...{ vault: world.vault, processors: [] },
      modules: { openHttp: () => process.http(), lms: world.access },
    });
    const { app } = await createHttpApp(module, silent);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    process.app = app;
    process.url = `http://127.0.0.1:${port}`;
    return process;
  }

  as(sub: string, ...roles: Role[]) {
    return speakAs(this, sub, ...roles);
  }

  cut(cut: Cut): void {
    this.cuts.push(cut);
  }

  async died(): Promise<void> {
    await eventually(
      () => this.dead,
      (dead) => dead,
    );
  }

  /** So many of its acts have stopped. */
  async sleeps(count: number): Promise<void> {
    await eventually(
      () => this.asleep,
      (asleep) => asleep === count,
    );
  }

  /** Whatever it does from now on waits until it is woken, as if the system had stopped it: nothing of it helps the others. */
  freeze(): void {
    this.frozen = true;
  }

  wake(): void {
    this.alarm.abort();
  }

  /** Waits for what it is at. */
  async close(): Promise<void> {
    await this.app?.close();
  }

  private async act<T>(act: Act, perform: () => Promise<T>): Promise<T> {
    await this.thawed();
    this.check();
    const at = this.cuts.findIndex((cut) => cut.at(act));
    if (at >= 0) await this.meet(this.cuts.splice(at, 1)[0] as Cut, act, perform);
    const result = await perform();
    this.check();
    return result;
  }

  private async meet({ how, user }: Cut, act: Act, perform: () => Promise<unknown>): Promise<void> {
    if (how === 'asleep') {
      this.asleep += 1;
      await once(this.alarm.signal, 'abort');
      return;
    }
    if (how === 'after') await perform();
    if (how === 'during') await this.begin(act, user, perform);
    this.dead = true;
    throw new Killed();
  }

  /** Begins it, and hears no more of it. */
  private async begin(act: Act, user: string, perform: () => Promise<unknown>): Promise<void> {
    // The others are done with it as soon as they have begun.
    const ofLms = act.kind === 'call' && act.url !== RECEIVER_URL;
    if (ofLms) await this.world.lms.fail({ route: 'any', user, delayMs: 300 });
    const seen = ofLms ? this.world.isAtACallOf(user) : Promise.resolve();
    perform().catch(() => undefined);
    await seen;
  }

  private check(): void {
    if (this.dead) throw new Killed();
  }

  private async thawed(): Promise<void> {
    if (this.frozen && !this.alarm.signal.aborted) await once(this.alarm.signal, 'abort');
  }

  private async while<T>(perform: () => Promise<T>): Promise<T> {
    await this.thawed();
    this.check();
    const result = await perform();
    this.check();
    return result;
  }

  private http() {
    const { http } = this.world;
    return {
      request: (request: OutgoingRequest) =>
        this.act({ kind: 'call', ...request }, () => http.request(request)),
      close: () => Promise.resolve(),
    };
  }

  private database(): Database {
    const real = this.world.database;
    const database = new Database(undefined as never);
    database.run = (query) => this.while(() => real.run(query));
    database.transaction = (queries) => this.while(() => real.transaction(queries));
    return database;
  }

  private store(): EventStore {
    const { store } = this.world;
    const check = this.check.bind(this);
    return {
      append: (...given): Promise<AppendOutcome> => {
        const types = given[2].map(({ type }) => type);
        return this.act({ kind: 'append', stream: given[0], types }, () => store.append(...given));
      },
      read: (stream) => this.while(() => store.read(stream)),
      readLast: (stream) => this.while(() => store.readLast(stream)),
      idAt: (position) => this.while(() => store.idAt(position)),
      async *subscribe(options) {
        for await (const delivery of store.subscribe(options)) {
          check();
          yield delivery;
        }
      },
      ping: (timeoutMs) => this.while(() => store.ping(timeoutMs)),
      close: () => Promise.resolve(),
    };
  }
}
