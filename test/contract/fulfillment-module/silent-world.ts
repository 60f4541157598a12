import { httpTo } from './recorded-http.js';
import { SmallLms } from './small-lms.js';
import type { World } from './world.js';

/** A world for modules that call nobody: whoever is called all the same shows as an effect. */
export function openSilentWorld(): Promise<World> {
  const lms = new SmallLms();
  return Promise.resolve({
    context: {
      http: httpTo(lms),
      lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 },
    },
    onCall: () => undefined,
    effects: () => Promise.resolve(lms.asked.map(({ path }) => path)),
    refuse: () => Promise.resolve(),
    loseAnswer: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
}
