import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Starts a program of node's and waits until `addressIn`, given what it has said, finds where it listens. */
export async function startProgram(args, { addressIn, ...options }) {
  const child = spawn(process.execPath, args, {
    ...{ stdio: ['ignore', 'pipe', 'inherit'], ...options },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  while (!addressIn(said)) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} did not start:\n${said}`);
    await sleep(50);
  }
  const stop = async () => {
    child.kill();
    if (child.exitCode === null) await new Promise((gone) => child.once('exit', gone));
  };
  return { url: addressIn(said), pid: child.pid, stop };
}
