import { backup } from '../engine/backup.js';
import { existingFolder, flags, required } from './options.js';

export async function backupCommand(args: readonly string[]): Promise<number> {
  const given = flags(args, ['data', 'to']);
  const to = required(given.to, 'to');
  const { events, bytes } = await backup(existingFolder(given.data), to);
  process.stdout.write(
    `${events} events, ${bytes} bytes copied to ${to} and checked. Open the copy with --data ${to}.\n`,
  );
  return 0;
}
