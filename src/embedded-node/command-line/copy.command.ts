import { copyStreams } from '../grpc/copy/copy-streams.js';
import { flags, required } from './options.js';

/** Exit code 1 when the target does not hold, in the end, what the source holds. */
export async function copyCommand(args: readonly string[]): Promise<number> {
  const given = flags(args, ['from', 'to']);
  const say = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  const { events, streams, difference } = await copyStreams({
    from: required(given.from, 'from'),
    to: required(given.to, 'to'),
    progress: say,
  });
  if (difference !== undefined) {
    say(`The target is not equal: ${difference}`);
    return 1;
  }
  say(
    `${events} events of ${streams} streams are there, in the same order and with the same contents.`,
  );
  return 0;
}
