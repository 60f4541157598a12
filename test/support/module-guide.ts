import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const GUIDE = readFileSync('docs/guides/adding-a-module.md', 'utf8');

/** Each file of the guide: its name stands in the text, its content in the next block of code. */
export const FILES: readonly (readonly [path: string, content: string])[] = [
  ...GUIDE.matchAll(/`(modules\/[^`]+)`(?:(?!```).)*?```(?:js|ts)\n(.*?)```\n/gs),
].map(([, path = '', content = '']) => [path, content]);

/** A folder with the files of the guide in it, and beside them what they import of the project. */
export function writeGuideFiles(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'makegood-guide-')));
  mkdirSync(join(folder, 'modules'));
  for (const [path, content] of FILES) writeFileSync(join(folder, path), content);
  for (const beside of ['src', 'test']) symlinkSync(resolve(beside), join(folder, beside));
  return folder;
}
