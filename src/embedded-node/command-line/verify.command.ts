import { verify } from '../engine/verify.js';
import { existingFolder, flags } from './options.js';

/** Exit code 1 when anything is wrong. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const folder = existingFolder(flags(args, ['data']).data);
  const { events, bytes, unacknowledged, damages, faults } = await verify(folder);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`${events} events in ${bytes} bytes checked.`);
  if (unacknowledged > 0)
    say(`${unacknowledged} bytes behind them were not acknowledged when the check began.`);
  for (const { from, to } of damages) say(`Damaged: bytes ${from} to ${to}.`);
  for (const fault of faults) say(fault);
  const isSound = damages.length === 0 && faults.length === 0;
  say(isSound ? 'All checksums are right, and so is the index.' : 'The folder is damaged.');
  return isSound ? 0 : 1;
}
