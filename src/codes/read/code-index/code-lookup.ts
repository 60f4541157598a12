import type { Rejection } from '../../../kernel/rejection.js';
import type { LineOfCodes } from '../../code.js';
import { codeNotFound, codesBehind } from '../../refusals.js';
import type { CodeIndex } from './code-index.js';

/** Finds the line of a code. What is not in an index that is behind, or of other keys, may be there all the same. */
export class CodeLookup {
  constructor(private readonly index: CodeIndex) {}

  async lineOf(hash: string): Promise<LineOfCodes | Rejection> {
    const { line, isComplete } = await this.index.find(hash);
    return line ?? (isComplete ? codeNotFound() : codesBehind());
  }
}
