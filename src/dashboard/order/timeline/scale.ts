/** Pixels. */
export const WIDTH = 1096;
export const MARGIN = 18;
/** Between neighbouring instants, whatever their distance in time. */
export const LEAST = 24;
/** Of each decade of seconds, where there are too many instants for the width: then it grows. */
const LEAST_PER_DECADE = 10;
/** Room behind the last instant, for the word "now". */
const END = 22;

export interface Scale {
  readonly width: number;
  /** Where each instant is, in their order. */
  readonly at: readonly number[];
}

/**
 * Not linear: between neighbours lie 24 + k · log10(1 + seconds) pixels, with k such that all of it fills the width, so that a
 * second and a day can both be seen. More instants than fit make it wider.
 * @param instants epoch ms, in their order
 */
export function scaleOf(instants: readonly number[]): Scale {
  const decades = instants
    .slice(1)
    .map((at, i) => Math.log10(1 + Math.max(0, at - (instants[i] ?? at)) / 1_000));
  const total = decades.reduce((sum, one) => sum + one, 0);
  const room = WIDTH - MARGIN - END - MARGIN - LEAST * decades.length;
  const k = total === 0 ? 0 : Math.max(LEAST_PER_DECADE, room / total);
  const at = decades.reduce<number[]>(
    (xs, decade) => [...xs, (xs.at(-1) ?? 0) + LEAST + k * decade],
    [MARGIN],
  );
  return {
    width: Math.max(WIDTH, Math.ceil((at.at(-1) ?? 0) + END + MARGIN)),
    at: at.map(Math.round),
  };
}
