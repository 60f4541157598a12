import { Bell } from './bell.js';

it('wakes who listens to a topic, and nobody else', async () => {
  const bell = new Bell();
  const { signal } = new AbortController();
  const heard: string[] = [];
  const a = bell.listen('a', signal).heard.then(() => heard.push('a'));
  void bell.listen('b', signal).heard.then(() => heard.push('b'));
  bell.ring('a');
  await a;
  expect(heard).toEqual(['a']);
});

it('does not lose a ring between looking and waiting', async () => {
  const bell = new Bell();
  const ear = bell.listen('a', new AbortController().signal);
  bell.ring('a');
  await ear.heard;
});

it('wakes a listener whose reader has gone', async () => {
  const gone = new AbortController();
  const ear = new Bell().listen('a', gone.signal);
  gone.abort();
  await ear.heard;
  await new Bell().listen('a', gone.signal).heard;
});
