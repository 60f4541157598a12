import { requestIdOf, traceparentOf } from './request-trace.js';

const id = '4bf92f3577b34da6a3ce929d0e0e4736';
const good = `00-${id}-00f067aa0ba902b7-01`;

describe('the trace of a request', () => {
  it('is the caller’s', () => {
    expect(requestIdOf({ headers: { traceparent: good } })).toBe(id);
    expect(traceparentOf({ headers: { traceparent: good } })).toBe(good);
  });

  it.each(['', 'x', good.replace(id, '0'.repeat(32)), `${good}\n`, good.toUpperCase()])(
    'is our own when the caller says %j',
    (traceparent) => {
      expect(requestIdOf({ headers: { traceparent } })).toMatch(/^(?!4bf92f)[0-9a-f]{32}$/);
      expect(traceparentOf({ headers: { traceparent } })).toBeUndefined();
    },
  );
});
