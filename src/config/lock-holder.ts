import { connect } from 'node:net';

const PATIENCE_MS = 1_000;

/**
 * Who listens at `path`: its pid; `dead` when the kernel says that nobody does; `silent` when somebody
 * does but says nothing (stopped, or busy starting), which must never be taken for dead.
 */
export function askHolder(path: string): Promise<number | 'dead' | 'silent'> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(path);
    const say = (holder: number | 'dead' | 'silent'): void => {
      socket.destroy();
      resolve(holder);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(PATIENCE_MS, () => {
      say('silent');
    });
    socket.on('data', (text: string) => (answer += text));
    socket.on('end', () => {
      say(/^\d+\n$/.test(answer) ? Number(answer) : 'silent');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      say(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'dead' : 'silent');
    });
  });
}
