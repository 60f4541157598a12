import { looks } from './looks.js';

const text = async (said: AsyncGenerator<string>): Promise<unknown> => (await said.next()).value;

function given(all: readonly string[], longestMs?: number) {
  const gone = new AbortController();
  let nth = -1;
  const look = (): Promise<string> =>
    Promise.resolve(all[(nth = Math.min(nth + 1, all.length - 1))]!);
  const options = { look, shown: 'a', gone: gone.signal, everyMs: 1, heartbeatMs: 0 };
  return { gone, said: looks({ ...options, ...(longestMs !== undefined && { longestMs }) }) };
}

it('says once that the figures are others, and ends', async () => {
  const { said } = given(['a', 'a', 'b']);
  expect(await text(said)).toMatch(/^retry: /);
  expect(await text(said)).toBe(':\n\n');
  expect(await text(said)).toBe(':\n\n');
  expect(await text(said)).toBe('event: changed\ndata: \n\n');
  expect((await said.next()).done).toBe(true);
});

it('ends after a while, and when nobody reads any more', async () => {
  const { said } = given(['a'], 0);
  await said.next();
  expect((await said.next()).done).toBe(true);
  const other = given(['a']);
  await other.said.next();
  await other.said.next();
  other.gone.abort();
  expect((await other.said.next()).done).toBe(true);
});
