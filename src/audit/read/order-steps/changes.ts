/** One value of an order that an event changed. `path` as in `lines[0].status`; absent: it was not there, or is not any more. */
export interface Change {
  readonly path: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function nameOf(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

/**
 * What became of one JSON value, as its smallest parts that differ. What came or went as a whole is named as a whole. Lists are
 * compared place by place: the lines of an order keep theirs.
 */
export function changesBetween(from: unknown, to: unknown, path = ''): readonly Change[] {
  if (Object.is(from, to)) return [];
  const alike = isContainer(from) && isContainer(to) && Array.isArray(from) === Array.isArray(to);
  if (!alike) {
    return [{ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  }
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const inList = Array.isArray(to);
  return keys.flatMap((key) => changesBetween(from[key], to[key], nameOf(path, key, inList)));
}
