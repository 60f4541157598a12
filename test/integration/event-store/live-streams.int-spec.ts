import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { LiveStreams } from '../../../src/platform/subscriptions/live-streams.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { startTestNode } from '../../embedded-node/test-node.js';

const never = new AbortController().signal;

it('who watches a stream in one process hears of what another has written', async () => {
  const node = await startTestNode();
  const { connectionString } = node;
  const open = () => new EsdbEventStore({ connectionString, tryMs: 5_000, giveUpMs: 15_000 });
  const [ours, theirs] = [open(), open()];
  const logger = createLogger({ level: 'silent', json: true });
  const live = new LiveStreams(ours, logger, { prefixes: ['order-'] });
  await theirs.append('order-1', NO_STREAM, [eventToWrite()]);
  const watch = live.watch('order-1');
  expect(await watch.beyond(0, never)).toBe(true); // it listens from now on
  const heard = watch.beyond(0, never);
  await theirs.append('order-2', NO_STREAM, [eventToWrite()]);
  await theirs.append('order-1', 0, [eventToWrite(), eventToWrite()]);
  expect(await heard).toBe(true);
  expect(await ours.read('order-1')).toHaveLength(3);
  live.onModuleDestroy();
  await live.beforeApplicationShutdown();
  for (const store of [ours, theirs]) await store.close();
  await node.stop();
});
