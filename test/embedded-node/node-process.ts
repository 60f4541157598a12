import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const MAIN = fileURLToPath(new URL('../../dist/bundle/eventstore.js', import.meta.url));

export interface NodeProcess {
  readonly url: string;
  /** What it has written to its log so far; all of it once it has stopped. */
  log(): string;
  /** Dies at once, as by `kill -9` or a power cut of the process. */
  kill(): Promise<void>;
  /** Asked politely; the exit code. */
  stop(): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The built node in a process of its own. `limitKiB` is the largest file that it may write. */
export async function startNodeProcess(
  folder: string,
  options: { limitKiB?: number } = {},
): Promise<NodeProcess> {
  const child = run(['--data', folder, '--port', '0'], options.limitKiB);
  const exited = once(child, 'close') as Promise<[number | null]>;
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout! })) {
      const url = /esdb:\S+/.exec(line)?.[0];
      if (url !== undefined) return url;
    }
    throw new Error(`The node did not start: ${errors}`);
  })();
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  return {
    url: await listening,
    log: () => errors,
    kill: () => end('SIGKILL').then(() => undefined),
    stop: () => end('SIGTERM'),
  };
}

/** A command of the node, to its end. */
export async function runNode(args: readonly string[]): Promise<Ended> {
  const child = run(args);
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

function run(args: readonly string[], limitKiB?: number): ChildProcess {
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
  if (limitKiB === undefined) return spawn(process.execPath, [MAIN, ...args], { stdio });
  const script = `ulimit -f ${limitKiB} && exec "$0" "$@"`;
  return spawn('bash', ['-c', script, process.execPath, MAIN, ...args], { stdio });
}
