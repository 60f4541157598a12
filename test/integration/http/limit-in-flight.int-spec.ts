import fastify from 'fastify';
import { EventEmitter, once } from 'node:events';
import { limitInFlight } from '../../../src/platform/http/limit-in-flight.js';
import { eventually } from '../../support/eventually.js';

describe('requests under way', () => {
  const events = new EventEmitter();
  const server = fastify({ forceCloseConnections: true });
  let url = '';

  beforeAll(async () => {
    limitInFlight(server, 1);
    server.get('/slow', async () => {
      events.emit('arrived');
      await once(events, 'answer');
      return 'done';
    });
    server.get('/quick', () => 'done');
    server.get('/health/live', () => 'alive');
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => server.close());

  const status = async (path: string, signal?: AbortSignal): Promise<number> =>
    (await fetch(url + path, signal ? { signal } : {})).status;

  it('beyond the limit are told to come back, but for those who watch over us', async () => {
    const arrived = once(events, 'arrived');
    const first = status('/slow');
    await arrived;
    const second = await fetch(`${url}/quick`);
    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('1');
    expect(await second.json()).toMatchObject({ code: 'overloaded', status: 503 });
    expect(await status('/health/live')).toBe(200);
    events.emit('answer');
    expect(await first).toBe(200);
  });

  it('make room when they are answered, and when their caller goes away', async () => {
    expect(
      await eventually(
        () => status('/quick'),
        (seen) => seen === 200,
      ),
    ).toBe(200);
    expect(await status('/quick')).toBe(200);
    const arrived = once(events, 'arrived');
    const caller = new AbortController();
    const abandoned = status('/slow', caller.signal);
    await arrived;
    expect(await status('/quick')).toBe(503);
    caller.abort();
    await expect(abandoned).rejects.toThrow('abort');
    expect(
      await eventually(
        () => status('/quick'),
        (seen) => seen === 200,
      ),
    ).toBe(200);
    events.emit('answer');
  });
});
