import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';

/** For what the house does by itself: it belongs to the order's own conversation. */
export function systemContext(
  id: string,
  order: Pick<Folded<unknown>, 'correlationId' | 'lastEventId'>,
  now: number,
): CommandContext {
  const commandId = randomUUID();
  return {
    commandId,
    correlationId: order.correlationId ?? commandId,
    causationId: order.lastEventId ?? commandId,
    actor: { kind: 'system', id },
    now,
  };
}
