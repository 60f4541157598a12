import type { Recorded } from '../../../kernel/event.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import type { OrderEventType } from '../../../order/events.js';

/** Which events; what is absent does not matter. Times are epoch ms. */
export interface HistoryFilter {
  readonly type?: OrderEventType | undefined;
  readonly line?: string | undefined;
  readonly actor?: string | undefined;
  readonly command?: string | undefined;
  /** Happened then or later. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
}

/** The line or lines that an event is about, as every event names them. */
function linesOf({ data }: Recorded): readonly unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  if ('lineId' in data) return [data.lineId];
  return 'lineIds' in data && Array.isArray(data.lineIds) ? (data.lineIds as unknown[]) : [];
}

function isWithin({ metadata }: Recorded, { after, before }: HistoryFilter): boolean {
  const at = fromRfc3339(metadata.occurredAt);
  return (after === undefined || at >= after) && (before === undefined || at < before);
}

/** Whether an event is one of those that were asked for. */
export function isAskedFor(event: Recorded, filter: HistoryFilter): boolean {
  const { type, line, actor, command } = filter;
  const { commandId, actor: who } = event.metadata;
  const isWanted = (wanted: string | undefined, ...all: readonly unknown[]): boolean =>
    wanted === undefined || all.includes(wanted);
  return (
    isWanted(type, event.type) &&
    isWanted(line, ...linesOf(event)) &&
    isWanted(actor, who.id) &&
    isWanted(command, commandId) &&
    isWithin(event, filter)
  );
}
