import { SqlUnavailable } from './sql-errors.js';

/** What SQL adds to an answer that can be given without it. Undefined: SQL does not answer now. */
export async function ifSqlAnswers<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SqlUnavailable) return undefined;
    throw error;
  }
}
