import type { Rejection } from '../../../kernel/rejection.js';
import type { LineOfCodes } from '../../code.js';
import { codeNotFound, codesBehind } from '../../refusals.js';
import type { CodeIndex } from './code-index.js';

/** Finds the line of a code. What is not in an index that is behind may be there all the same. */
export class CodeLookup {
  constructor(
    private readonly index: CodeIndex,
    private readonly keepsUp: () => boolean | Promise<boolean>,
  ) {}

  async lineOf(hash: string): Promise<LineOfCodes | Rejection> {
    const keepsUp = await this.keepsUp();
    const line = await this.index.lineOf(hash);
    return line ?? (keepsUp ? codeNotFound() : codesBehind());
  }
}
