import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem, ProblemError } from '../http/problem.js';
import { type Logger, LOGGER } from '../observability/logger.js';
import { AccessTable, mayUse } from './access-table.js';
import { bearerToken } from './bearer.js';
import type { Caller } from './caller.js';
import { type TokenRefusal, TokenVerifier } from './token-verifier.js';

/** Lets a request in by the access table, and writes down whose it is. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly table: AccessTable,
    private readonly tokens: TokenVerifier,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = request.routeOptions.url ?? '';
    const rule = this.table.find(request.method, route);
    if (rule?.roles === 'anyone') return true;
    const caller = await this.authenticate(request);
    if (rule === undefined) {
      this.logger.error({ method: request.method, route }, 'a bug: the access table lacks a route');
    }
    if (rule === undefined || !mayUse(rule, caller.roles)) throw forbidden();
    request.caller = caller;
    return true;
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

function unauthenticated(): ProblemError {
  const detail = 'Send a token: Authorization: Bearer <token>.';
  return new ProblemError(problem('unauthenticated', 'unauthenticated', detail), {
    'WWW-Authenticate': 'Bearer',
  });
}

function badToken(code: Exclude<TokenRefusal, 'keys-unavailable'>): ProblemError {
  const detail = code === 'token-expired' ? 'The token has expired.' : 'The token is not valid.';
  return new ProblemError(problem('unauthenticated', code, detail), {
    'WWW-Authenticate': `Bearer error="invalid_token", error_description="${detail}"`,
  });
}

function keysUnavailable(): ProblemError {
  const detail = 'Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.';
  return new ProblemError(problem('unavailable', 'keys-unavailable', detail), {
    'Retry-After': '5',
  });
}

function forbidden(): ProblemError {
  return new ProblemError(problem('forbidden', 'forbidden', 'Your role does not allow this.'));
}
