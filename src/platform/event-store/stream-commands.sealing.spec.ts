import {
  added,
  context,
  executed,
  WordLists,
  words,
  type Added,
} from '../../../test/support/word-lists.js';
import { eventHash } from '../../kernel/event-hash.js';
import { StreamCommands } from './stream-commands.js';

describe('what is sealed', () => {
  let lists: WordLists;
  let store: WordLists['store'];
  let add: WordLists['add'];
  const reversed = (text: string) => Array.from(text).reverse().join('');
  const sealed: string[] = [];
  let secret: StreamCommands<readonly string[], Added>;

  beforeEach(() => {
    lists = new WordLists();
    ({ store, add } = lists);
    sealed.length = 0;
    secret = new StreamCommands(store, words, lists.newId, {
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
    lists.meanwhile = async (nth) => {
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
    const broken = new StreamCommands(store, words, lists.newId, {
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
