import { writeSync, writevSync } from 'node:fs';

/** The most that one call of the system takes, with a wide margin. */
const AT_ONCE = 512;

/** Writes all of it, however many calls it takes. Returns where it ends. */
export function writeAll(fd: number, buffers: readonly Buffer[], position: number): number {
  let rest = buffers;
  let at = position;
  while (rest.length > 0) {
    const [first] = rest;
    const written =
      first && rest.length === 1
        ? writeSync(fd, first, 0, first.length, at) // less work than a list of one
        : writevSync(fd, rest.slice(0, AT_ONCE), at);
    at += written;
    rest = behind(rest, written);
  }
  return at;
}

function behind(buffers: readonly Buffer[], written: number): readonly Buffer[] {
  let left = written;
  let whole = 0;
  while (whole < buffers.length && left >= (buffers[whole]?.length ?? 0)) {
    left -= buffers[whole]?.length ?? 0;
    whole += 1;
  }
  const rest = buffers.slice(whole);
  if (left > 0 && rest[0]) rest[0] = rest[0].subarray(left);
  return rest;
}
