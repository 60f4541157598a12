import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import type { HouseKey } from '../../key-vault/house-key.js';
import { type Logger, LOGGER } from '../../observability/logger.js';
import { AccessTable, isByKey } from '../../security/access-table.js';
import { Database } from '../../sql/database.js';
import { bodyShapeFault } from '../body-shape.js';
import { httpProblem, type HttpProblemCode, retryAfterOf } from '../http-problems.js';
import { ProblemError, statusOf } from '../problem.js';
import type { ProblemTable } from '../problem-table.js';
import { problemOfRejection, PROBLEMS, Refused } from '../refusals.js';
import { invalidRequest } from '../request-validation.pipe.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import {
  forgetKey,
  giveKeyBack,
  keepAnswer,
  type Reservation,
  reserveKey,
} from './idempotency-keys.js';
import { AnswerSeal, type KeptAnswer } from './kept-answer.js';
import { type KeyedRequest, keyedRequest } from './keyed-request.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The id of the command that this request is, when it has an `Idempotency-Key`. */
    commandId?: string;
  }
}

/** Of the vault: hashes what is asked for and seals what is answered. */
export const IDEMPOTENCY_HOUSE_KEY = Symbol('IdempotencyHouseKey');

const REPLAYED = { 'Idempotency-Replayed': 'true' };
const SERVER_ERROR = statusOf('internal');

/**
 * A request with an `Idempotency-Key` is done once and answered alike as often as it is sent (docs/adr/0008-idempotency.md),
 * on the routes that the access table says `by-key` of. It comes after the guard and before the validation.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly seal: AnswerSeal;

  constructor(
    private readonly table: AccessTable,
    private readonly database: Database,
    @Inject(IDEMPOTENCY_HOUSE_KEY) private readonly houseKey: HouseKey,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.seal = new AnswerSeal(houseKey);
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const asked = this.keyedRequestOf(request);
    if (!asked) return next.handle();
    request.commandId = asked.commandId;
    const reserved = await reserveKey(this.database, asked);
    switch (reserved.kind) {
      case 'in-flight':
        throw problemError('idempotency-key-in-use');
      case 'other-request':
        throw problemError('idempotency-key-reused');
      case 'answered':
        return of(replay(reply, this.opened(asked, reserved.sealed)));
      case 'ours':
        return of(await this.run(asked, reserved.reservation, next, reply));
    }
  }

  private keyedRequestOf(request: FastifyRequest): KeyedRequest | undefined {
    const { caller, body, method } = request;
    const key = this.keyOf(request);
    if (key === undefined) return undefined;
    if (!caller) throw new Error('A route by key is for anyone: its keys would be everybody’s.');
    refuseOddShape(body);
    const [path = ''] = request.url.split('?');
    return keyedRequest({ caller, key, method, path, body }, this.houseKey);
  }

  /** Undefined: it has none, or none is asked for here. */
  private keyOf({ headers, method, routeOptions }: FastifyRequest): string | undefined {
    const header = headers['idempotency-key'];
    const rule = this.table.find(method, routeOptions.url ?? '');
    if (header === undefined || !rule || !isByKey(rule)) return undefined;
    const key = idempotencyKeyOf(String(header));
    if (key === undefined) throw problemError('idempotency-key-invalid');
    return key;
  }

  private async run(
    asked: KeyedRequest,
    reservation: Reservation,
    next: CallHandler,
    reply: FastifyReply,
  ): Promise<unknown> {
    const before = new Set(Object.keys(reply.getHeaders()));
    let body: unknown;
    try {
      body = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      await this.afterFailure(asked, reservation, error);
      throw error;
    }
    const headers = headersSince(before, reply);
    await this.keep(asked, reservation, { status: reply.statusCode, headers, body });
    return body;
  }

  /** What the house decided is answered again; what never got so far did not use the key; else nobody knows what happened. */
  private async afterFailure(
    asked: KeyedRequest,
    reservation: Reservation,
    error: unknown,
  ): Promise<void> {
    const refusal =
      error instanceof Refused ? problemOfRejection(error.rejection, this.problems) : undefined;
    if (refusal && refusal.status < SERVER_ERROR) {
      await this.keep(asked, reservation, { problem: refusal });
      return;
    }
    const end = isCallersFault(error) ? forgetKey : giveKeyBack;
    await this.unlessDown(() => end(this.database, reservation));
  }

  private keep(asked: KeyedRequest, reservation: Reservation, answer: KeptAnswer): Promise<void> {
    return this.unlessDown(() =>
      keepAnswer(this.database, reservation, this.seal.seal(asked, answer)),
    );
  }

  /**
   * What was done is done, and is answered. Without its answer in the table, a repeat is done again once the lease has run
   * out, and then the stream knows the command.
   */
  private async unlessDown(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.logger.warn({ err: error }, 'what became of an idempotency key could not be written');
    }
  }

  private opened(asked: KeyedRequest, sealed: string): KeptAnswer {
    const answer = this.seal.open(asked, sealed);
    if (!answer) throw new Error('A kept answer does not open: the table was changed by hand.');
    return answer;
  }
}

/** Hashing a body that is nested without end would overflow the stack, and the validation comes later only. */
function refuseOddShape(body: unknown): void {
  const fault = body === undefined || body === null ? undefined : bodyShapeFault(body);
  if (fault) throw invalidRequest([fault]);
}

function headersSince(before: ReadonlySet<string>, reply: FastifyReply): Record<string, string> {
  const set = Object.entries(reply.getHeaders()).filter(([name]) => !before.has(name));
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}

function replay(reply: FastifyReply, answer: KeptAnswer): unknown {
  if ('problem' in answer) throw new ProblemError(answer.problem, REPLAYED);
  void reply.status(answer.status).headers({ ...answer.headers, ...REPLAYED });
  return answer.body;
}

function isCallersFault(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.status < SERVER_ERROR;
  return error instanceof HttpException && error.getStatus() < SERVER_ERROR;
}

function problemError(code: HttpProblemCode): ProblemError {
  return new ProblemError(httpProblem(code), retryAfterOf(code));
}
