import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Optional,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { httpProblem, retryAfterOf } from '../http/http-problems.js';
import { problem, ProblemError } from '../http/problem.js';
import { type Logger, LOGGER } from '../observability/logger.js';
import { type AccessRule, AccessTable, mayUse } from './access-table.js';
import { bearerToken } from './bearer.js';
import type { Caller } from './caller.js';
import { formTokenIn } from './sessions/form-token.js';
import { Sessions } from './sessions/sessions.js';
import { type TokenRefusal, TokenVerifier } from './token-verifier.js';
import { unauthenticated } from './unauthenticated.js';

/** Lets a request in by the access table, and writes down whose it is. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly table: AccessTable,
    private readonly tokens: TokenVerifier,
    @Inject(LOGGER) private readonly logger: Logger,
    @Optional() @Inject(Sessions) private readonly sessions?: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = request.routeOptions.url ?? '';
    const rule = this.table.find(request.method, route);
    if (rule?.roles === 'anyone') return true;
    const caller = await this.callerOf(request, rule);
    if (rule === undefined) {
      this.logger.error({ method: request.method, route }, 'a bug: the access table lacks a route');
    }
    if (rule === undefined || !mayUse(rule, caller.roles)) throw forbidden();
    request.caller = caller;
    return true;
  }

  /** On pages a session stands for a token; a token that is sent all the same counts. */
  private async callerOf(request: FastifyRequest, rule: AccessRule | undefined): Promise<Caller> {
    if (!rule?.page || request.headers.authorization !== undefined || !this.sessions) {
      return this.authenticate(request);
    }
    const session = await this.sessions.find(request.headers.cookie);
    if (!session) throw unauthenticated();
    // A browser sends the cookie whoever made it send the form; only ours knows this.
    if (rule.method !== 'GET' && !session.isOfIts(formTokenIn(request.body))) {
      throw formExpired();
    }
    request.session = session;
    return session.caller;
  }

  private async authenticate(request: FastifyRequest): Promise<Caller> {
    const token = bearerToken(request.headers.authorization);
    if (token === undefined) throw unauthenticated();
    const caller = await this.tokens.verify(token);
    if (typeof caller !== 'string') return caller;
    if (caller !== 'keys-unavailable') throw badToken(caller);
    this.logger.error('the keys of tokens (JWT_JWKS_URL) cannot be read');
    throw keysUnavailable();
  }
}

function badToken(code: Exclude<TokenRefusal, 'keys-unavailable'>): ProblemError {
  const answer = httpProblem(code);
  return new ProblemError(answer, {
    'WWW-Authenticate': `Bearer error="invalid_token", error_description="${answer.detail}"`,
  });
}

function keysUnavailable(): ProblemError {
  return new ProblemError(httpProblem('keys-unavailable'), retryAfterOf('keys-unavailable'));
}

function forbidden(): ProblemError {
  return new ProblemError(httpProblem('forbidden'));
}

/** Only pages say so, in words for people: it is no code of the API. */
function formExpired(): ProblemError {
  const detail = 'The form is not one of your session, so nothing was done.';
  return new ProblemError(problem('forbidden', 'form-expired', detail));
}
