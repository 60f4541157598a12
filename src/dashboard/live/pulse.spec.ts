import { follow } from './pulse.js';

const FAST = { lookMs: 1, atMostMs: 60_000 };
const said = async (all: AsyncGenerator<string>): Promise<readonly string[]> => {
  const texts: string[] = [];
  for await (const one of all) texts.push(one);
  return texts;
};
const never = new AbortController().signal;

it('a page is told once, as soon as there is something else to be seen', async () => {
  const pulses = ['a', 'a', 'b'];
  const now = () => Promise.resolve(pulses.shift() ?? 'too often');
  const texts = await said(follow({ pulses: { now }, seen: 'a', gone: never, ...FAST }));
  expect(texts).toEqual([expect.stringMatching(/^retry: /), 'event: changed\ndata: \n\n']);
  expect(pulses).toEqual([]);
});

it('and after a while in any case, also while nobody can say', async () => {
  const now = () => Promise.reject(new Error('SQL is away'));
  const options = { pulses: { now }, seen: 'a', gone: never, lookMs: 1, atMostMs: 5 };
  expect(await said(follow(options))).toHaveLength(2);
});

it('nothing is said to who is gone', async () => {
  const gone = new AbortController();
  const now = () => Promise.resolve('b');
  const all = follow({ pulses: { now }, seen: 'a', gone: gone.signal, ...FAST });
  await all.next();
  gone.abort();
  expect((await all.next()).done).toBe(true);
});
