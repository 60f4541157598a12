import { esdb, sleep } from '../support.mjs';

export default [
  {
    id: 'connection-01',
    when: 'esdb+discover to a single node',
    run: async (w) => {
      w.client = w.connect(w.url.replace('esdb://', 'esdb+discover://'));
      return w.answer(w.append(w.stream(), w.events('a')));
    },
  },
  {
    id: 'connection-02',
    when: 'a port where nobody listens',
    run: async (w) => {
      w.client = w.connect('esdb://127.0.0.1:1?tls=false&defaultDeadline=3000');
      return [await w.read(w.stream()), await w.answer(w.append(w.stream(), w.events('a')))];
    },
  },
  {
    id: 'connection-03',
    when: '90 subscriptions and a write on one client',
    run: async (w) => {
      const logs = Array.from({ length: 90 }, () =>
        w.follow(w.client.subscribeToStream(w.stream())),
      );
      await sleep(1500);
      await w.append(w.stream(), w.events('a'));
      for (let i = 0; i < 100 && logs.some((l) => l.events.length < 1); i++) await sleep(50);
      await Promise.all(logs.map((l) => l.stop()));
      return { heard: logs.filter((l) => l.events.length === 1).length };
    },
  },
  {
    id: 'connection-04',
    when: 'a non-ASCII stream name: tombstoned, then read (the real server trips here; stream-deleted is better)',
    atLeast: (a) => a[0]?.error === 'stream-deleted',
    run: async (w) => {
      const s = w.stream('grün-注');
      await w.append(s, w.events('a'));
      await w.client.tombstoneStream(s);
      return w.read(s);
    },
  },
  {
    id: 'connection-05',
    when: 'a persistent subscription is asked for that is not there',
    run: async (w) =>
      w.answer(w.client.deletePersistentSubscriptionToStream(w.stream(), 'nobody'), () => 'ok'),
  },
];
