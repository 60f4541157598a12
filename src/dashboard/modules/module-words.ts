import type { ModuleRunState, ModuleSetup, ModuleView } from '../../fulfillment/contract.js';
import type { MarkKind } from '../components/mark.js';
import { counted } from '../components/counted.js';
import { span } from '../components/times.js';

/** What can be done to a module from its page. */
export type ModuleAct = 'pause' | 'resume';

export const MODULE_MARKS: Readonly<Record<ModuleRunState, MarkKind>> = {
  running: 'ok',
  paused: 'pause',
  'breaker-open': 'break',
  ramping: 'open',
};

const STATE_WORDS: Readonly<Record<ModuleRunState, string>> = {
  running: 'running',
  paused: 'paused',
  'breaker-open': 'breaker open',
  ramping: 'coming back',
};

/** How it is, in a few words; what it lacks comes before all else, for nothing helps until it has it. */
export function stateWords({ state, by, lacks }: ModuleView): string {
  if (state === 'paused') return `paused by ${by ?? 'somebody'}`;
  return lacks === undefined ? STATE_WORDS[state] : 'not configured';
}

export function markOf({ state, lacks }: ModuleView): MarkKind {
  return state !== 'paused' && lacks !== undefined ? 'bad' : MODULE_MARKS[state];
}

/** It runs, and could be given something to do. */
export function isWell({ state, lacks }: ModuleView): boolean {
  return state === 'running' && lacks === undefined;
}

/** What does not run first: what waits for a person before what goes on by itself. */
export function unwellFirst(modules: readonly ModuleView[]): readonly ModuleView[] {
  const rank = (one: ModuleView): number => {
    if (one.state === 'paused') return 0;
    if (one.lacks !== undefined) return 1;
    return one.state === 'breaker-open' ? 2 : one.state === 'ramping' ? 3 : 4;
  };
  return modules.toSorted((one, other) => rank(one) - rank(other));
}

/** Due, and held back where its module is. */
const waitingIn = (modules: readonly ModuleView[]): number =>
  modules.reduce((sum, { dueNow }) => sum + dueNow, 0);

function trouble(one: ModuleView): string {
  const { name, state, lacks } = one;
  if (state === 'paused' || lacks !== undefined) return `${name} is ${stateWords(one)}`;
  return state === 'breaker-open' ? `the breaker of ${name} is open` : `${name} is coming back`;
}

/** The answer of the page: which do not run, and what waits. */
export function modulesSentence(modules: readonly ModuleView[]): string {
  const unwell = unwellFirst(modules).filter((one) => !isWell(one));
  const waiting = waitingIn(modules);
  const due = waiting === 0 ? 'nothing waits' : `${counted(waiting, 'command')} are due`;
  const said = waiting === 1 ? '1 command is due' : due;
  if (unwell.length === 0) return `All ${modules.length} modules run; ${said}.`;
  const each = unwell.map(trouble).join(', ');
  return `${unwell.length} of ${modules.length} modules ${unwell.length === 1 ? 'does' : 'do'} not run: ${each}; ${said}.`;
}

const AT_MOST_SHOWN = 3;

/** The longest waits between the first attempts, then the one that all later ones have. */
export function scheduleWords({ retry }: Pick<ModuleSetup, 'retry'>): string {
  const { baseMs, capMs, maxAttempts, maxAgeMs } = retry;
  const waits: number[] = [];
  for (let wait = baseMs; wait < capMs && waits.length < AT_MOST_SHOWN; wait *= 2) waits.push(wait);
  const longest = [...waits.map(span), span(capMs)];
  const last = longest.pop() ?? '';
  const most = waits.length === 0 ? last : `${longest.join(', ')} … ${last}`;
  return `at most ${most} between attempts, at random below that; ${counted(maxAttempts, 'attempt')}, ${span(maxAgeMs)}`;
}

/** What the breaker of a module goes by. */
export function breakerWords({ calls }: Pick<ModuleSetup, 'calls'>): string {
  const { breakerFailures, breakerOpenMs } = calls;
  return `opens after ${counted(breakerFailures, 'failure')} of the module as a whole in a row, for ${span(breakerOpenMs)} at first`;
}
