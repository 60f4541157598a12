import { number } from './times.js';

/** 1 command, 2 commands. @param many where an s at its end is not enough */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;
