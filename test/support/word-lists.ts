import { NewerEvent } from '../../src/kernel/newer-event.js';
import { MemoryEventStore } from './memory-event-store.js';
import { countingId, NOW } from './given-when-then.js';
import type { CommandContext, NewEvent, Recorded } from '../../src/kernel/event.js';
import { isRejection, type Rejection } from '../../src/kernel/rejection.js';
import {
  StreamCommands,
  type Aggregate,
  type Executed,
} from '../../src/platform/event-store/stream-commands.js';

export type Added = NewEvent<'Added', { readonly text: string }>;

/** A list of words. */
export const words: Aggregate<readonly string[], Added> = {
  evolution: { initial: [], evolve: (state, { data }) => [...state, data.text] },
  upcast: (event) => {
    if (event.type !== 'Added') throw new NewerEvent(`${event.type} is newer than this build.`);
    return event as Recorded<Added>;
  },
  schemaVersionOf: () => 3,
};

export const added = (text: string) => ({ type: 'Added' as const, data: { text } });

export const context = (overrides: Partial<CommandContext> = {}): CommandContext => ({
  ...{ commandId: 'command-1', correlationId: 'talk-1', causationId: 'cause-1', now: NOW },
  actor: { kind: 'user', id: 'olga' },
  ...overrides,
});

type Outcome = Executed<readonly string[], Added> | Rejection;

export async function executed(
  outcome: Promise<Outcome>,
): Promise<Executed<readonly string[], Added>> {
  const result = await outcome;
  if (isRejection(result)) throw new Error(result.code);
  return result;
}

/** A store of word lists, with another process that gets in between. */
export class WordLists {
  private ids = 0;
  private appends = 0;
  /** What the other process does before the nth append (from 1). */
  meanwhile: ((nth: number) => Promise<void>) | undefined;

  readonly store = new MemoryEventStore(async (call) => {
    const act = this.meanwhile;
    if (call !== 'append s' || !act) return;
    this.meanwhile = undefined; // the other one's own append is not disturbed
    await act((this.appends += 1));
    this.meanwhile = act;
  });

  readonly newId = (): string => countingId((this.ids += 1));
  readonly commands = new StreamCommands(this.store, words, this.newId);

  readonly add = (text: string, commandId = `add ${text}`): Promise<Outcome> =>
    this.commands.execute({
      ...{ stream: 's', context: context({ commandId }) },
      decide: () => [added(text)],
    });
}
