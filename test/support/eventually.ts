import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** Looks again and again until what is seen is wanted; after `withinMs` it fails with what was seen last. */
export async function eventually<T>(
  look: () => Promise<T> | T,
  isWanted: (seen: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isWanted(seen)) return seen;
    if (performance.now() > end) throw new Error(`Still not so: ${JSON.stringify(seen)}`);
    await pause(LOOK_EVERY_MS);
  }
}
