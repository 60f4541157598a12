import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { access } from '../../../src/access.js';
import { StripeProcessor } from '../../../src/checkout/processors/stripe/stripe-processor.js';
import { EventStoreUnavailable } from '../../../src/platform/event-store/event-store.js';
import { AccessTable, type AccessRule } from '../../../src/platform/security/access-table.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { Database } from '../../../src/platform/sql/database.js';
import type { Route } from '../../support/api-document.js';
import { DocumentedAnswers } from '../../support/documented-answers.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { STUB_KEY, StripeStub } from '../../support/stripe-stub/stripe-stub.js';
import { API_KEY, bearer, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';

export const WEBHOOK_SECRET = 'whsec_of_every_answer';

/** Few, so that a test can be all of them. */
export const MOST_IN_FLIGHT = 20;

const table = new AccessTable(access);

export interface Asked {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Question {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: that of somebody who may do all. */
  readonly token?: string;
}

/** Stands where the controllers are, and does instead what it is told to. */
class Handler implements NestInterceptor {
  instead: (() => Promise<void>) | undefined;

  async intercept(_: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await this.instead?.();
    return next.handle();
  }
}

/** The whole application, everything around it, and whatever can go wrong with both. */
export class World {
  readonly answers = new DocumentedAnswers();
  readonly faults: string[] = [];

  private constructor(
    readonly app: CheckoutApp,
    readonly stub: StripeStub,
    readonly handler: Handler,
    readonly engines: { down: boolean },
    private readonly stripe: StripeProcessor,
  ) {}

  static async start(): Promise<World> {
    const stub = await StripeStub.start();
    const limits = { totalMs: 20_000, pauseMs: 1 };
    const stripe = new StripeProcessor({ secretKey: STUB_KEY, apiBase: stub.url, limits });
    const handler = new Handler();
    const engines = { down: false };
    const app = await startCheckoutApp(
      {
        ...{ STRIPE_SECRET_KEY: STUB_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, SANDBOX: '1' },
        RETRY_MAX_ATTEMPTS: '1',
      },
      [stripe],
      {
        limits: { inFlight: MOST_IN_FLIGHT },
        outside: (engine) => fallible(engine, engines),
        prepare: (nest) => void nest.useGlobalInterceptors(handler),
      },
    );
    return new World(app, stub, handler, engines, stripe);
  }

  get lms(): SandboxLmsClient {
    return new SandboxLmsClient(this.app.lmsUrl, API_KEY);
  }

  get routes(): readonly Route[] {
    return this.answers.api.routes;
  }

  /** Every answer is compared with the document. */
  async ask(
    method: string,
    path: string,
    { body, headers = {}, token }: Question = {},
  ): Promise<Asked> {
    const authorization = token ?? (await bearer('ada', 'admin'));
    const response = await fetch(this.app.url + path, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const { status } = response;
    const answer = { method, path, status, headers: response.headers, text };
    this.faults.push(...this.answers.faults(answer));
    const isObject = text.startsWith('{');
    return { status, body: isObject ? (JSON.parse(text) as Asked['body']) : {} };
  }

  post(path: string, body?: unknown, question: Question = {}): Promise<Asked> {
    return this.ask('POST', path, { body, ...question });
  }

  get(path: string, question: Question = {}): Promise<Asked> {
    return this.ask('GET', path, question);
  }

  async stop(): Promise<void> {
    await this.app.stop();
    this.stripe.close();
    await this.stub.close();
  }
}

export function ruleOf({ name }: Route): AccessRule {
  const [method = '', path = ''] = name.split(' ');
  const rule = table.find(method, path.replace(/\{(\w+)\}/g, ':$1'));
  if (!rule) throw new Error(`${name} is in no access table.`);
  return rule;
}

/** While it is down every call of the engine fails as when nothing answers there. */
function fallible<Engine extends object>(engine: Engine, state: { down: boolean }): Engine {
  const outage = (): Error =>
    engine instanceof Database
      ? new SqlUnavailable('Down in a test.', 'no')
      : new EventStoreUnavailable('Down in a test.');
  return new Proxy(engine, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        if (!state.down || name === 'close') return Reflect.apply(member, target, given);
        if (name === 'subscribe') throw outage();
        return Promise.reject(outage());
      };
    },
  });
}
