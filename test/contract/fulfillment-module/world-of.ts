import type { Line, ModuleContext } from '../../../src/fulfillment/fulfillment-module.js';
import { httpTo } from './recorded-http.js';
import type { Answer, Asked, Told } from './small-lms.js';
import type { World } from './world.js';

/** The system that a module calls, as it is when all is well. */
export interface OtherSide {
  answer(asked: Asked): Told;
  /** What it really did, one entry for each time. */
  readonly effects: readonly string[];
}

export interface Outside {
  readonly settings: NonNullable<ModuleContext['settings']>;
  /** Whether it is asked for this line. */
  readonly isAbout: (asked: Asked, line: Line) => boolean;
  /** The answer to what is asked for a line that it refuses. */
  readonly refusal: Told;
}

export interface WorldOf extends World {
  /** From now on. */
  answersAll(answer: Answer): Promise<void>;
}

/** The world of a module in a file of its own, with one system in it; what goes wrong there is done here. */
export function worldOf(
  other: OtherSide,
  { settings, isAbout, refusal }: Outside,
): Promise<WorldOf> {
  let listener: () => void = () => undefined;
  let wrong: (asked: Asked) => Answer | undefined = () => undefined;
  const answer = (asked: Asked): Answer => {
    listener();
    return wrong(asked) ?? other.answer(asked);
  };
  const becomes = (how: typeof wrong): Promise<void> => {
    wrong = how;
    return Promise.resolve();
  };
  return Promise.resolve({
    context: {
      settings,
      http: httpTo({ answer }),
      lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1_000 },
    },
    onCall: (called) => (listener = called),
    effects: () => Promise.resolve([...other.effects]),
    refuse: (line) => becomes((asked) => (isAbout(asked, line) ? refusal : undefined)),
    loseAnswer: () =>
      becomes((asked) => {
        if (asked.method === 'GET') return undefined;
        wrong = () => undefined;
        other.answer(asked);
        return 'cut-off';
      }),
    answersAll: (told) => becomes(() => told),
    close: () => Promise.resolve(),
  });
}
