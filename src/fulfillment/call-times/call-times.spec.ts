import { bucketOf } from '../../kernel/time-buckets.js';
import type { OutgoingHttp } from '../../platform/http/outgoing-http.js';
import { CallTimes } from './call-times.js';

const ANSWER = { kind: 'response', status: 503, headers: {}, body: '' } as const;

function given(request: OutgoingHttp['request']) {
  const times = new CallTimes();
  let now = 0;
  const http = times.measured('enrollment', { request }, () => (now += 40));
  return { times, call: () => http.request({ method: 'GET', url: 'http://lms.test' }) };
}

it('each call is measured, whatever it is answered, and taken out once', async () => {
  const { times, call } = given(() => Promise.resolve(ANSWER));
  expect(await call()).toBe(ANSWER);
  await call();
  const taken = times.take();
  expect(taken).toEqual([{ module: 'enrollment', bucket: bucketOf(40), count: 2 }]);
  expect(times.take()).toEqual([]);
});

it('also one that throws', async () => {
  const { times, call } = given(() => Promise.reject(new Error('a bug')));
  await expect(call()).rejects.toThrow('a bug');
  expect(times.take()).toHaveLength(1);
});

it('what could not be written is not lost', () => {
  const times = new CallTimes();
  times.add('enrollment', 40);
  const taken = times.take();
  times.add('enrollment', 40);
  times.putBack(taken);
  expect(times.take()).toEqual([{ module: 'enrollment', bucket: bucketOf(40), count: 2 }]);
});
