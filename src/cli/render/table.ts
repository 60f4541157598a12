export type Cell = string | number | null | undefined;

/** Characters that would move the cursor, or end the row, say nothing to people. */
const CONTROL = /\p{Cc}+/gu;

const textOf = (cell: Cell): string => String(cell ?? '').replace(CONTROL, ' ');

/**
 * Columns under their names, two spaces apart; numbers to the right.
 * @param none what to say when there are no rows
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  none = 'None.',
): string {
  if (rows.length === 0) return none;
  const lines = [heads, ...rows.map((row) => row.map(textOf))];
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const isNumber = heads.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const aligned = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return isNumber[column] ? text.padStart(width) : text.padEnd(width);
  };
  return lines.map((line) => line.map(aligned).join('  ').trimEnd()).join('\n');
}

/** Names and values, one under the other; what is undefined is left out. */
export function facts(all: Readonly<Record<string, Cell>>): string {
  const known = Object.entries(all).filter(([, value]) => value !== undefined);
  const width = Math.max(...known.map(([name]) => name.length));
  return known.map(([name, value]) => `${name.padEnd(width)}  ${textOf(value)}`).join('\n');
}

/** `2026-11-23 10:00:00Z`: to the second, and still UTC. */
export function moment(time: string | undefined): string | undefined {
  return time?.replace('T', ' ').replace(/\.\d+/, '');
}
