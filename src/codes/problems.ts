import type { ProblemTable } from '../platform/http/problem-table.js';

/** The answers of this context that are no success. */
export const codesProblems = {
  'code-not-found': {
    kind: 'not-found',
    means: 'There is no such enrollment code.',
    remedy: 'check what was typed; upper and lower case, and dashes, do not matter',
  },
  'code-used': {
    kind: 'conflict',
    means: 'This enrollment code has been used.',
    remedy: 'use another one; who used it themselves reads in `detail` which order came of it',
  },
  'code-void': {
    kind: 'conflict',
    means: 'This enrollment code was taken back.',
    remedy: 'ask whoever gave it to you',
  },
  'code-expired': {
    kind: 'conflict',
    means: 'This enrollment code has expired.',
    remedy: 'ask whoever gave it to you',
  },
  'codes-behind': {
    kind: 'unavailable',
    means: 'What is known of enrollment codes is behind. Try again in a moment.',
    remedy: 'send it again in a moment',
  },
  'code-key-missing': {
    kind: 'unavailable',
    means: 'The key that these codes were made with is not configured any more.',
    remedy: 'put it into `CODE_KEY_PREVIOUS`; the codes themselves are good as before',
  },
  'line-without-codes': {
    kind: 'not-found',
    means: 'The line is not of enrollment codes.',
    remedy: 'ask for a line of type `Enrollment Code`',
  },
  'codes-not-made': {
    kind: 'conflict',
    means: 'The line has no codes yet: see its status.',
    remedy: 'ask again when the line is `Complete`',
  },
} as const satisfies ProblemTable;
