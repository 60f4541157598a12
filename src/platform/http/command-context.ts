import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../kernel/event.js';
import type { Caller } from '../security/caller.js';
import { traceparentOf } from './request-trace.js';

/**
 * Who commands, and in which conversation. Each request is a command of its own, but for one that has come before with the
 * same `Idempotency-Key`: it is the same command, which the stream remembers for ever.
 */
export function newCommandContext(request: FastifyRequest, caller: Caller): CommandContext {
  const traceparent = traceparentOf(request);
  return {
    commandId: request.commandId ?? randomUUID(),
    correlationId: request.id,
    causationId: request.id,
    actor: { kind: 'user', id: caller.id },
    ...(traceparent !== undefined && { traceparent }),
    now: Date.now(),
  };
}

/** As above, and why. */
export function commandContext(
  request: FastifyRequest,
  caller: Caller,
  reason: string,
): CommandContext {
  return { ...newCommandContext(request, caller), reason };
}
