import { countingId, NOW } from '../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { eventHash } from '../../kernel/event-hash.js';
import type { CommandContext, NewEvent, Recorded } from '../../kernel/event.js';
import { isRejection, rejection } from '../../kernel/rejection.js';
import { StreamCommands, type Aggregate, type Executed } from './stream-commands.js';

type Added = NewEvent<'Added', { readonly text: string }>;

/** A list of words. */
const words: Aggregate<readonly string[], Added> = {
  evolution: { initial: [], evolve: (state, { data }) => [...state, data.text] },
  upcast: (event) => {
    if (event.type !== 'Added') throw new Error(`${event.type} is newer than this build.`);
    return event as Recorded<Added>;
  },
  schemaVersionOf: () => 3,
};

const added = (text: string) => ({ type: 'Added' as const, data: { text } });

const context = (overrides: Partial<CommandContext> = {}): CommandContext => ({
  ...{ commandId: 'command-1', correlationId: 'talk-1', causationId: 'cause-1', now: NOW },
  actor: { kind: 'user', id: 'olga' },
  ...overrides,
});

describe('StreamCommands', () => {
  let ids: number;
  let store: MemoryEventStore;
  let commands: StreamCommands<readonly string[], Added>;
  /** What another process does before the nth append (from 1). */
  let meanwhile: ((nth: number) => Promise<void>) | undefined;

  const newId = (): string => countingId((ids += 1));

  beforeEach(() => {
    ids = 0;
    meanwhile = undefined;
    let appends = 0;
    store = new MemoryEventStore(async (call) => {
      if (call !== 'append s' || !meanwhile) return;
      const act = meanwhile;
      meanwhile = undefined; // the other one's own append is not disturbed
      await act((appends += 1));
      meanwhile = act;
    });
    commands = new StreamCommands(store, words, newId);
  });

  const add = (text: string, commandId = `add ${text}`) =>
    commands.execute({
      ...{ stream: 's', context: context({ commandId }) },
      decide: () => [added(text)],
    });

  async function executed(
    outcome: ReturnType<typeof commands.execute>,
  ): Promise<Executed<readonly string[], Added>> {
    const result = await outcome;
    if (isRejection(result)) throw new Error(result.code);
    return result;
  }

  it('writes what was decided, and answers with what the stream is now', async () => {
    const { folded, events, position } = await executed(add('one'));
    expect(folded).toMatchObject({ state: ['one'], revision: 0, lastEventId: events[0]!.id });
    expect(events).toEqual(await store.read('s'));
    expect(position).toEqual({ commit: 0n, prepare: 0n });
    expect(await commands.load('s')).toEqual(folded);
  });

  it('costs one append and no read when the caller knows the stream', async () => {
    const first = await executed(
      commands.execute({
        ...{ stream: 's', context: context(), from: commands.nothing },
        decide: () => [added('one')],
      }),
    );
    await executed(
      commands.execute({
        ...{ stream: 's', context: context({ commandId: 'command-2' }), from: first.folded },
        decide: ({ state }) => [added(`after ${state.join()}`)],
      }),
    );
    expect([store.appends, store.reads]).toEqual([2, 0]);
    expect((await commands.load('s')).state).toEqual(['one', 'after one']);
  });

  it('costs a read and an append when he does not', async () => {
    await executed(add('one'));
    expect([store.appends, store.reads]).toEqual([1, 1]);
  });

  it('reads and decides again when somebody was faster', async () => {
    await executed(add('one'));
    const seen: (readonly string[])[] = [];
    meanwhile = async (nth) => {
      if (nth <= 2) await executed(add(`other ${nth}`));
    };
    const { folded } = await executed(
      commands.execute({
        ...{ stream: 's', context: context(), from: commands.nothing },
        decide: ({ state }) => {
          seen.push(state);
          return [added(`${state.length + 1}th`)];
        },
      }),
    );
    expect(seen).toEqual([[], ['one', 'other 1'], ['one', 'other 1', 'other 2']]);
    expect(folded.state).toEqual(['one', 'other 1', 'other 2', '4th']);
  });

  it('takes fresh ids for every decision', async () => {
    const tried: string[] = [];
    const append = store.append.bind(store);
    store.append = (stream, expected, events) => {
      tried.push(...events.map(({ id }) => id));
      return append(stream, expected, events);
    };
    await executed(add('one'));
    await executed(
      commands.execute({
        ...{ stream: 's', context: context(), from: commands.nothing },
        decide: () => [added('two')],
      }),
    );
    expect(new Set(tried).size).toBe(3);
  });

  it('decides again with a refusal, if that is what it then comes to', async () => {
    meanwhile = async () => {
      await executed(add('other'));
    };
    const outcome = await commands.execute({
      ...{ stream: 's', context: context() },
      decide: ({ state }) =>
        state.length > 0 ? rejection('taken', 'Somebody was faster.') : [added('mine')],
    });
    expect(outcome).toMatchObject({ kind: 'rejection', code: 'taken' });
    expect((await commands.load('s')).state).toEqual(['other']);
  });

  it('prepares every append anew', async () => {
    let prepared = 0;
    meanwhile = async (nth) => {
      if (nth <= 3) await executed(add(`other ${nth}`));
    };
    await executed(
      commands.execute({
        ...{ stream: 's', context: context() },
        decide: () => [added('mine')],
        beforeAppend: () => {
          prepared += 1;
          return Promise.resolve(undefined);
        },
      }),
    );
    expect(prepared).toBe(4);
  });

  it('writes nothing when the preparation is refused, and prepares nothing without need', async () => {
    const beforeAppend = () => Promise.resolve(rejection('no', 'No.'));
    const refused = { stream: 's', context: context(), beforeAppend };
    expect(await commands.execute({ ...refused, decide: () => [added('x')] })).toMatchObject({
      code: 'no',
    });
    for (const decision of [[], rejection('never', 'Never.')]) {
      const outcome = await commands.execute({ ...refused, decide: () => decision });
      expect(outcome).not.toMatchObject({ code: 'no' });
    }
    expect(store.appends).toBe(0);
  });

  it('writes nothing for a refusal, nor when nothing is to be changed', async () => {
    const no = rejection('no', 'No.');
    const refused = await commands.execute({
      ...{ stream: 's', context: context() },
      decide: () => no,
    });
    expect(refused).toBe(no);
    const idle = commands.execute({ stream: 's', context: context(), decide: () => [] });
    expect(await executed(idle)).toMatchObject({ events: [], folded: { revision: -1 } });
    expect(store.appends).toBe(0);
  });

  it('writes nothing for a command that the stream has seen, and does not ask for a decision', async () => {
    await executed(add('one'));
    const again = commands.execute({
      ...{ stream: 's', context: context({ commandId: 'add one' }) },
      decide: () => {
        throw new Error('It was decided.');
      },
    });
    expect(await executed(again)).toMatchObject({ events: [], folded: { state: ['one'] } });
  });

  it('recognises a command that another process did while this one tried', async () => {
    meanwhile = async () => {
      await executed(add('one'));
    };
    const { events, folded } = await executed(
      commands.execute({
        ...{ stream: 's', context: context({ commandId: 'add one' }), from: commands.nothing },
        decide: () => [added('one')],
      }),
    );
    expect(events).toEqual([]);
    expect(folded.state).toEqual(['one']);
  });

  it('gives up when others are always faster', async () => {
    meanwhile = async (nth) => {
      await executed(add(`other ${nth}`));
    };
    await expect(add('mine')).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
    const { state } = await commands.load('s');
    expect(state).not.toContain('mine');
  });

  it('gives every event its metadata, whole', async () => {
    const fingerprint = { keyId: 'k1', value: 'f' };
    const { events } = await executed(
      commands.execute({
        ...{ stream: 's', fingerprint },
        context: context({ reason: 'she asked', traceparent: '00-a-b-01' }),
        decide: () => [added('one'), { ...added('two'), commandId: 'outcome-2' }],
      }),
    );
    const common = {
      ...{ $correlationId: 'talk-1', $causationId: 'cause-1', actor: { kind: 'user', id: 'olga' } },
      ...{ reason: 'she asked', schemaVersion: 3, occurredAt: '2026-11-23T10:00:00.000Z' },
      ...{ traceparent: '00-a-b-01', fingerprint },
    };
    expect(events.map(({ metadata }) => metadata)).toEqual([
      { ...common, commandId: 'command-1' },
      { ...common, commandId: 'outcome-2', prevHash: eventHash(events[0]!) },
    ]);
    expect(events.every((event) => !('commandId' in event))).toBe(true);
  });

  it('leaves out what there is not', async () => {
    const { events } = await executed(add('one'));
    expect(Object.keys(events[0]!.metadata).sort()).toEqual([
      ...['$causationId', '$correlationId', 'actor', 'commandId', 'occurredAt', 'schemaVersion'],
    ]);
  });

  it('links every event to the one before it, across appends, conflicts and processes', async () => {
    await executed(add('one'));
    const another = new StreamCommands(store, words, newId);
    meanwhile = async (nth) => {
      if (nth === 1) await executed(add('faster'));
    };
    for (const text of ['two', 'three']) {
      await executed(
        another.execute({
          ...{ stream: 's', context: context({ commandId: text }) },
          decide: () => [added(text), added(`${text} and a half`)],
        }),
      );
    }
    const events = await store.read('s');
    expect(events).toHaveLength(6);
    for (const [index, event] of events.entries()) {
      const before = events[index - 1];
      expect(event.metadata.prevHash).toBe(before && eventHash(before));
    }
  });

  it('decides nothing on a stream that holds what it does not know', async () => {
    await store.append('s', -1, [
      { id: newId(), type: 'Unheard', data: {}, metadata: context() as never },
    ]);
    await expect(add('one')).rejects.toThrow('newer than this build');
    expect(store.appends).toBe(1);
  });

  describe('what is sealed', () => {
    const reversed = (text: string) => Array.from(text).reverse().join('');
    const sealed: string[] = [];
    let secret: StreamCommands<readonly string[], Added>;

    beforeEach(() => {
      sealed.length = 0;
      secret = new StreamCommands(store, words, newId, {
        seal: async (stream, { data }) => {
          await Promise.resolve();
          sealed.push(`${stream}: ${data.text}, ${store.appends} appends before`);
          return { sealed: reversed(data.text) };
        },
        open: ({ data }) => {
          const { sealed: text } = data as { readonly sealed?: string };
          return Promise.resolve(text === undefined ? data : { text: reversed(text) });
        },
      });
    });

    const addSecret = (...texts: readonly string[]) =>
      executed(
        secret.execute({
          ...{ stream: 's', context: context({ commandId: texts.join() }) },
          decide: () => texts.map(added),
        }),
      );

    it('is stored so, and decided on as it was', async () => {
      const { folded, events } = await addSecret('one', 'two');
      expect((await store.read('s')).map(({ data }) => data)).toEqual([
        ...[{ sealed: 'eno' }, { sealed: 'owt' }],
      ]);
      expect(events.map(({ data }) => data.text)).toEqual(['one', 'two']);
      expect(folded.state).toEqual(['one', 'two']);
      expect(await secret.load('s')).toEqual(folded);
    });

    it('is sealed before anything of it is written', async () => {
      await addSecret('one', 'two');
      expect(sealed).toEqual(['s: one, 0 appends before', 's: two, 0 appends before']);
    });

    it('is sealed anew after a conflict', async () => {
      meanwhile = async (nth) => {
        if (nth === 1) await add('other');
      };
      const { folded } = await addSecret('one');
      expect(folded.state).toEqual(['other', 'one']);
      expect(sealed).toHaveLength(2);
    });

    it('has its chain over what is stored, so that whoever cannot open it can check it', async () => {
      await addSecret('one', 'two');
      await addSecret('three');
      const stored = await store.read('s');
      for (const [index, event] of stored.slice(1).entries()) {
        expect(event.metadata.prevHash).toBe(eventHash(stored[index]!));
      }
    });

    it('stands behind what was written before anything was sealed', async () => {
      await add('plain');
      const { folded } = await addSecret('one');
      expect(folded.state).toEqual(['plain', 'one']);
      expect(await secret.load('s')).toEqual(folded);
    });

    it('writes nothing if it cannot be sealed', async () => {
      const broken = new StreamCommands(store, words, newId, {
        seal: () => Promise.reject(new Error('The disk is full.')),
        open: ({ data }) => Promise.resolve(data),
      });
      const writing = broken.execute({
        ...{ stream: 's', context: context() },
        decide: () => [added('one')],
      });
      await expect(writing).rejects.toThrow('The disk is full.');
      expect(store.appends).toBe(0);
    });
  });
});
