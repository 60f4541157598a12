import { StreamWatch } from '../../platform/subscriptions/stream-watch.js';
import { changes } from './changes.js';

function given(after: number, options: { heartbeatMs?: number; longestMs?: number } = {}) {
  const closed: StreamWatch[] = [];
  const watch = new StreamWatch((one) => closed.push(one));
  const gone = new AbortController();
  return { watch, gone, closed, said: changes({ watch, after, gone: gone.signal, ...options }) };
}

const text = async (said: AsyncGenerator<string>): Promise<unknown> => (await said.next()).value;

it('says once that there is more than the page shows', async () => {
  const { watch, closed, said } = given(3);
  expect(await text(said)).toMatch(/^retry: /);
  const next = text(said);
  watch.hear(3);
  watch.hear(4);
  expect(await next).toBe('event: changed\ndata: \n\n');
  expect((await said.next()).done).toBe(true);
  expect(closed).toEqual([watch]);
});

it('says a word now and then while nothing happens, and ends after a while', async () => {
  const { closed, said } = given(3, { heartbeatMs: 1, longestMs: 5 });
  const all: string[] = [];
  for await (const one of said) all.push(one);
  expect(all.slice(1).every((one) => one === ':\n\n')).toBe(true);
  expect(closed).toHaveLength(1);
});

it('ends when nobody reads any more', async () => {
  const { gone, closed, said } = given(3);
  await said.next();
  const next = said.next();
  gone.abort();
  await next;
  expect((await said.next()).done).toBe(true);
  expect(closed).toHaveLength(1);
});
