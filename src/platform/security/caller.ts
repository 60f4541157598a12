import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../../config/index.js';

/** Who calls, as the token says. `id` becomes the actor in the metadata of events. */
export interface Caller {
  readonly kind: 'user';
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
  /** The partners that the caller may see; undefined: all. */
  readonly partners?: readonly string[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard, except on routes for anyone. */
    caller?: Caller;
  }
}

/**
 * The caller, for a controller of a route that is not for anyone.
 * @example place(@CurrentCaller() caller: Caller)
 */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => {
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!caller) throw new Error('A route for anyone has no caller.');
    return caller;
  },
);
