import type { HistoryEvent } from '../../../audit/contract.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import { linesIn } from '../event-facts.js';
import { LEAST, scaleOf } from './scale.js';
import { spanAfter, type Span } from './spans.js';

export const LANE_HEIGHT = 48;
export const HEAD = 32;
const CLEAR = 10;
const LABEL_EVERY = 78;
const LONG_MS = 60_000;

export interface MarkAt {
  readonly event: HistoryEvent;
  readonly lane: number;
  readonly x: number;
  /** Number of the attempt that it ended, of its line. */
  readonly attempt?: number;
}

export interface BarAt extends Span {
  readonly lane: number;
  readonly x: number;
  readonly width: number;
  readonly ms: number;
  /** Long enough to have its length written beneath. */
  readonly labelled: boolean;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly MarkAt[];
  readonly bars: readonly BarAt[];
  /** Instants that are written above. */
  readonly ticks: readonly { readonly x: number; readonly at: number }[];
  readonly placedAt?: number;
  /** Where now is; absent: nothing waits any more. */
  readonly nowAt?: number;
}

/** In a lane of its own: the payment and notes in the first, then a lane for each line. */
function lanesOf(event: HistoryEvent, lines: readonly string[]): readonly number[] {
  const of = linesIn(event).map((line) => lines.indexOf(line) + 1);
  return of.length === 0 ? [0] : of;
}

/** Each event has its instant; what was written at once shares it, unless it is of one lane. */
function instantsOf(events: readonly HistoryEvent[], lines: readonly string[]) {
  const instants: { at: number; lanes: Set<number> }[] = [];
  const indexes = events.map((event) => {
    const at = fromRfc3339(event.at);
    const lanes = event.type === 'OrderPlaced' ? [] : lanesOf(event, lines);
    const last = instants.at(-1);
    if (last && last.at === at && lanes.every((lane) => !last.lanes.has(lane))) {
      for (const lane of lanes) last.lanes.add(lane);
    } else {
      instants.push({ at, lanes: new Set(lanes) });
    }
    return instants.length - 1;
  });
  return { times: instants.map(({ at }) => at), indexes };
}

function barsOf(
  marks: readonly MarkAt[],
  now: { readonly x: number; readonly at: number } | undefined,
): readonly BarAt[] {
  return marks.flatMap((mark, i) => {
    const span = spanAfter(mark.event);
    const next = marks
      .slice(i + 1)
      .find(({ lane, event }) => lane === mark.lane && event.type !== 'OrderAnnotated');
    const end = next ? { x: next.x, at: fromRfc3339(next.event.at) } : now;
    if (!span || !end || end.x - mark.x < LEAST) return [];
    const ms = Math.max(0, end.at - fromRfc3339(mark.event.at));
    const [x, width] = [mark.x + CLEAR, end.x - mark.x - 2 * CLEAR];
    return [{ ...span, lane: mark.lane, x, width, ms, labelled: ms >= LONG_MS && width >= 40 }];
  });
}

/** Every so often, so that they do not run into each other. */
function ticksOf(times: readonly number[], xs: readonly number[]): Picture['ticks'] {
  return times.reduce<{ x: number; at: number }[]>((ticks, at, i) => {
    const x = xs[i] ?? 0;
    const last = ticks.at(-1);
    return last && x - last.x < LABEL_EVERY ? ticks : [...ticks, { x, at }];
  }, []);
}

const ENDS_ATTEMPT = ['LineFulfilled', 'FulfillmentFailed', 'FulfillmentDeferred'];

function attemptOf({ type, data }: HistoryEvent): { readonly attempt?: number } {
  const attempt = (data as { readonly attempt?: unknown } | null)?.attempt;
  return ENDS_ATTEMPT.includes(type) && typeof attempt === 'number' ? { attempt } : {};
}

/**
 * Where everything of the picture is.
 * @param events oldest first
 * @param lines ids, in the order of their lanes
 * @param now epoch ms; undefined: nothing waits any more, so the picture ends with its last event
 */
export function pictureOf(
  events: readonly HistoryEvent[],
  lines: readonly string[],
  now: number | undefined,
): Picture {
  const { times, indexes } = instantsOf(events, lines);
  const { width, at: xs } = scaleOf(now === undefined ? times : [...times, now]);
  const xOf = (i: number): number => xs[indexes[i] ?? 0] ?? 0;
  const marks = events.flatMap((event, i) =>
    event.type === 'OrderPlaced'
      ? []
      : lanesOf(event, lines).map((lane) => ({ event, lane, x: xOf(i), ...attemptOf(event) })),
  );
  const placed = events.findIndex(({ type }) => type === 'OrderPlaced');
  const nowX = now === undefined ? undefined : xs.at(-1);
  const end = now !== undefined && nowX !== undefined ? { x: nowX, at: now } : undefined;
  return {
    ...{ width, height: HEAD + LANE_HEIGHT * (lines.length + 1), marks },
    ...{ bars: barsOf(marks, end), ticks: ticksOf(times, xs) },
    ...(placed >= 0 && { placedAt: xOf(placed) }),
    ...(nowX !== undefined && { nowAt: nowX }),
  };
}
