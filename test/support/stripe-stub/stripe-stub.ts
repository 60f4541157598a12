import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Books } from './books.js';
import { Faults, Gates, type FaultKind, type Method } from './faults.js';
import { IdempotencyKeys, type StubAnswer } from './idempotency.js';
import { checkParameters, run } from './methods.js';
import type { StubCharge } from './objects.js';
import { answerOf, cutOff, readCall, respond, type Incoming } from './serve.js';
import { ERRORS, StubError } from './stub-error.js';

export const STUB_KEY = 'sk_test_stub';

/**
 * Stands for Stripe in tests: the part of its API that we use, with its own books and all its ways to fail. What it does
 * not know of Stripe it refuses.
 */
export class StripeStub {
  readonly calls: { readonly method: Method; readonly key?: string }[] = [];
  private readonly faults = new Faults();
  private readonly gates = new Gates();
  private readonly byAccount = new Map<string, { books: Books; keys: IdempotencyKeys }>();
  private shiftMs = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        response.destroy(error as Error);
      });
    });
  }

  static async start(): Promise<StripeStub> {
    const server = createServer();
    const stub = new StripeStub(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next calls of this method fail so: about any object, or about this one, whatever else looks meanwhile. */
  failNext(method: Method, kind: FaultKind, times = 1, id?: string): void {
    this.faults.add({ method, kind, id }, times);
  }

  heal(): void {
    this.faults.clear();
  }

  /** Calls of this method stay under way until the returned function is called. */
  hold(method: Method): () => void {
    return this.gates.hold(method);
  }

  /** Moves Stripe's clock: idempotency keys are forgotten after a day, search sees things after a minute. */
  advance(ms: number): void {
    this.shiftMs += ms;
  }

  now = (): number => Date.now() + this.shiftMs;

  books(account = ''): Books {
    return this.of(account).books;
  }

  /** Money that really moved for an order. */
  charged(orderNumber: string): readonly StubCharge[] {
    return this.books().charges.filter(
      ({ status, metadata }) => status === 'succeeded' && metadata['orderNumber'] === orderNumber,
    );
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private of(account: string): { books: Books; keys: IdempotencyKeys } {
    const known = this.byAccount.get(account);
    if (known) return known;
    const made = { books: new Books(this.now), keys: new IdempotencyKeys(this.now) };
    this.byAccount.set(account, made);
    return made;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const call = await readCall(request);
      this.calls.push({ method: call.method, ...(call.key !== undefined && { key: call.key }) });
      await this.answer(call, response);
    } catch (error) {
      if (!(error instanceof StubError)) throw error;
      respond(response, answerOf(error), false);
    }
  }

  private async answer(call: Incoming, response: ServerResponse): Promise<void> {
    const kind = this.faults.take(call);
    if (kind?.endsWith('-before') === true && cutOff(response, kind)) return;
    this.refuseEarly(call, kind);
    const { keys } = this.of(call.account);
    const then = call.key === undefined ? undefined : keys.begin(call.key, call.fingerprint);
    const answer = then ?? (await this.perform(call, kind));
    if (cutOff(response, kind)) return;
    respond(response, answer, then !== undefined);
  }

  /** What comes before the method, and so is not remembered under its key. */
  private refuseEarly(call: Incoming, kind: FaultKind | undefined): void {
    if (call.authorization !== `Bearer ${STUB_KEY}`) throw ERRORS.unauthorized;
    if (kind === 'unauthorized') throw ERRORS.unauthorized;
    if (kind === 'rate-limited') throw ERRORS.rateLimited;
    if (kind === 'locked') throw ERRORS.locked;
    if (kind === 'in-progress') throw ERRORS.keyInUse;
    checkParameters(call);
  }

  private async perform(call: Incoming, kind: FaultKind | undefined): Promise<StubAnswer> {
    await this.gates.pass(call.method);
    const { books, keys } = this.of(call.account);
    let answer = answerOf(ERRORS.failed);
    if (kind !== 'failed-before') {
      const real = outcomeOf(() => run(books, call, this.now()));
      if (kind !== 'failed-after') answer = real;
    }
    if (call.key !== undefined) keys.end(call.key, answer);
    return answer;
  }
}

function outcomeOf(perform: () => unknown): StubAnswer {
  try {
    return { status: 200, body: perform() };
  } catch (error) {
    if (!(error instanceof StubError)) throw error;
    return structuredClone(answerOf(error));
  }
}
