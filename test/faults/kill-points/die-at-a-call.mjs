// Given to a service with `node --import`: from SIGUSR2 on it counts its calls of a port, and dies by `kill -9` before the
// one that DIE_AT names ("append 2 before") has its effect, or after, its answer unheard.
import { isMainThread } from 'node:worker_threads';

const dist = new URL('../../../dist/', import.meta.url);

const PORTS = [
  { port: 'append', file: 'platform/event-store/esdb-event-store.js', calls: ['append'] },
  { port: 'read', file: 'platform/event-store/esdb-event-store.js', calls: ['read', 'readLast'] },
  { port: 'sql', file: 'platform/sql/database.js', calls: ['run', 'transaction'] },
  {
    port: 'processor',
    file: 'checkout/processors/one-step-processor.js',
    calls: ['collect', 'probe', 'cancel', 'refund'],
  },
  { port: 'module', file: 'platform/http/undici-http.js', calls: ['request'] },
];

function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // not one step more, however long the signal takes
}

/** @param {string} port @param {number} last @param {string} effect */
async function dieAt(port, last, effect) {
  const { file, calls } = PORTS.find((one) => one.port === port);
  const [Adapter] = Object.values(await import(new URL(file, dist)));
  let [isCounting, made] = [false, 0];
  process.once('SIGUSR2', () => {
    isCounting = true;
    process.stdout.write('CALLS ARE COUNTED\n');
  });
  for (const name of calls) {
    const real = Adapter.prototype[name];
    Adapter.prototype[name] = async function (...given) {
      if (isCounting) made += 1;
      const isLast = isCounting && made === last;
      if (isLast && effect === 'before') die();
      const answer = await real.apply(this, given);
      if (isLast) die();
      return answer;
    };
  }
}

const [port, last, effect] = (process.env.DIE_AT ?? '').split(' ');
if (isMainThread && port) await dieAt(port, Number(last), effect);
