import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logPath } from '../log/log-file.js';
import { existingFolder } from './options.js';

describe('the folder that is named', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'options-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is one with a log', () => {
    writeFileSync(logPath(folder), '');
    expect(existingFolder(folder)).toBe(folder);
  });

  it('is refused without one, or where there is none', () => {
    const nothing = /holds no event log: no embedded node has written there/;
    expect(() => existingFolder(folder)).toThrow(nothing);
    expect(() => existingFolder(join(folder, 'none'))).toThrow(nothing);
  });

  it('is told where the log is, if the folder around it was named', () => {
    const within = join(folder, 'eventstore');
    mkdirSync(within);
    writeFileSync(logPath(within), '');
    expect(() => existingFolder(folder)).toThrow(`did you mean ${within}?`);
  });
});
