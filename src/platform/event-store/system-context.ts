import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';

/** For what the house does by itself: it belongs to the order's own conversation. */
export function systemContext(
  id: string,
  order: Pick<Folded<unknown>, 'correlationId' | 'last'>,
  now: number,
): CommandContext {
  const commandId = randomUUID();
  return {
    commandId,
    correlationId: order.correlationId ?? commandId,
    causationId: order.last?.id ?? commandId,
    actor: { kind: 'system', id },
    now,
  };
}
