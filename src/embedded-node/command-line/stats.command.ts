import { stats } from '../engine/stats.js';
import { existingFolder, flags } from './options.js';

export function statsCommand(args: readonly string[]): number {
  const told = stats(existingFolder(flags(args, ['data']).data));
  const time = (micros: number | undefined) =>
    micros === undefined ? 'none' : new Date(micros / 1000).toISOString();
  const lines: [string, string | number][] = [
    ['events', told.events],
    ['streams', told.streams],
    ['metadata events', told.metadataEvents],
    ['tombstones', told.tombstones],
    ['log bytes', told.logBytes],
    ['  of them data and metadata', told.dataBytes],
    ['index bytes', told.indexBytes],
    ['oldest event', time(told.oldestMicros)],
    ['newest event', time(told.newestMicros)],
  ];
  for (const [name, value] of lines) process.stdout.write(`${name.padEnd(28)}${value}\n`);
  return 0;
}
