import type { SqlResult, Statement } from './sql-engine.js';
import { RowCountMismatch } from './sql-errors.js';

/** A COMMIT has to wait for the answers only when one of them decides on it. */
export function decidesOnCommit(statements: readonly Statement[]): boolean {
  return statements.some(({ expectRows }) => expectRows !== undefined);
}

export function findMismatch(
  statements: readonly Statement[],
  results: readonly SqlResult[],
): RowCountMismatch | undefined {
  for (const [index, { expectRows, sql }] of statements.entries()) {
    const actual = results[index]?.affectedRows ?? 0;
    if (expectRows !== undefined && expectRows !== actual) {
      return new RowCountMismatch(expectRows, actual, sql);
    }
  }
  return undefined;
}
