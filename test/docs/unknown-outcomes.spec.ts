import { existsSync, readFileSync } from 'node:fs';
import { MODULE_NAMES } from '../../src/fulfillment/module-registry.js';
import { deeds } from '../integration/crash-points/deeds.js';
import { points } from '../integration/crash-points/points.js';

const page = readFileSync('docs/unknown-outcomes.md', 'utf8');

/** The cells of the table whose first heading this is, row by row. */
function table(heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

describe('docs/unknown-outcomes.md', () => {
  it('names no test that is not there', () => {
    const named = [...page.matchAll(/`((?:test|src)\/[^`]+)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('says of each module, at each point, what the test kills there', () => {
    const [head = [], , ...rows] = table('module');
    expect(head.slice(1, -1)).toEqual(Object.keys(points));
    expect(rows.map(([name]) => name)).toEqual(Object.keys(deeds));
    expect(rows.flat().filter((cell) => cell === '')).toEqual([]);
    const modules = new Set(rows.map(([name = '']) => name.split(':')[0]));
    expect(MODULE_NAMES.filter((name) => !modules.has(name))).toEqual([]);
  });

  it('says the same of each payment processor', () => {
    const [, , ...rows] = table('processor');
    const processors = rows.map(([name]) => name).filter((name) => !name?.startsWith('–'));
    expect(processors).toEqual(['captured', 'free', 'sandbox', 'stripe']);
    expect(rows.flat().filter((cell) => cell === '')).toEqual([]);
  });
});
