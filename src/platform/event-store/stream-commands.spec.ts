import { added, context, executed, WordLists, words } from '../../../test/support/word-lists.js';
import { eventHash } from '../../kernel/event-hash.js';
import { rejection } from '../../kernel/rejection.js';
import { StreamCommands } from './stream-commands.js';

describe('StreamCommands', () => {
  let lists: WordLists;
  let store: WordLists['store'];
  let commands: WordLists['commands'];
  let add: WordLists['add'];

  beforeEach(() => {
    lists = new WordLists();
    ({ store, commands, add } = lists);
  });

  it('writes what was decided, and answers with what the stream is now', async () => {
    const { folded, events, position } = await executed(add('one'));
    expect(folded).toMatchObject({ state: ['one'], revision: 0, last: { id: events[0]!.id } });
    expect(events).toEqual(await store.read('s'));
    expect(position).toEqual({ commit: 0n, prepare: 0n });
    expect(await commands.load('s')).toEqual(folded);
  });

  it('writes nothing that it could not read again', async () => {
    const decide = () => [added('one'), { ...added('two'), type: 'Odd' as never }];
    const odd = commands.execute({ stream: 's', context: context(), decide });
    await expect(odd).rejects.toThrow('Odd is newer than this build.');
    expect(await store.read('s')).toEqual([]);
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
    lists.meanwhile = async (nth) => {
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
    lists.meanwhile = async () => {
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
    lists.meanwhile = async (nth) => {
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
    lists.meanwhile = async () => {
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
    lists.meanwhile = async (nth) => {
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
    const another = new StreamCommands(store, words, lists.newId);
    lists.meanwhile = async (nth) => {
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
      { id: lists.newId(), type: 'Unheard', data: {}, metadata: context() as never },
    ]);
    await expect(add('one')).rejects.toThrow('newer than this build');
    expect(store.appends).toBe(1);
  });
});
