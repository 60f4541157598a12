import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../kernel/event.js';
import { derivedId } from '../../kernel/ids.js';
import type { Caller } from '../security/caller.js';
import { traceparentOf } from './request-trace.js';

/** Who commands, and in which conversation; each request is a command of its own. */
export function newCommandContext(request: FastifyRequest, caller: Caller): CommandContext {
  const traceparent = traceparentOf(request);
  return {
    commandId: randomUUID(),
    correlationId: request.id,
    causationId: request.id,
    actor: { kind: 'user', id: caller.id },
    ...(traceparent !== undefined && { traceparent }),
    now: Date.now(),
  };
}

/**
 * As above, and why. The same caller's same `Idempotency-Key` at the same path is the same command, which the stream
 * remembers for ever.
 */
export function commandContext(
  request: FastifyRequest,
  caller: Caller,
  reason: string,
): CommandContext {
  const key = request.headers['idempotency-key'];
  const context = { ...newCommandContext(request, caller), reason };
  if (typeof key !== 'string') return context;
  const [path = ''] = request.url.split('?');
  return { ...context, commandId: derivedId(caller.id, request.method, path, key) };
}
