import type { DestinationStream } from 'pino';

/** Pino's JSON as lines for people: `10:00:00.123 warn  the message  key=value`. */
export function readableLines(to: DestinationStream): DestinationStream {
  return {
    write(json) {
      to.write(`${readable(json)}\n`);
    },
  };
}

function readable(json: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const details = Object.entries(rest).map(([key, value]) => `${key}=${short(value)}`);
  const clock = String(time).slice(11, 23);
  const line = [clock, String(level).padEnd(5), short(msg ?? ''), ...details].join(' ');
  return err === undefined ? line : `${line}\n${stackOf(err)}`;
}

function short(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stackOf(err: unknown): string {
  return typeof err === 'object' && err !== null && 'stack' in err
    ? String(err.stack)
    : JSON.stringify(err);
}
