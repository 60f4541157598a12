import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal, JournalDamaged } from '../../../src/sandbox/journal.js';

describe('the journal', () => {
  let dir: string;
  let path: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'makegood-journal-'));
    path = join(dir, 'books', 'journal.jsonl');
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  function reopen(): { journal: Journal<unknown>; entries: unknown[] } {
    const entries: unknown[] = [];
    const journal = Journal.open<unknown>(path, (entry) => entries.push(entry));
    return { journal, entries };
  }

  function write(...entries: unknown[]): void {
    const { journal } = reopen();
    for (const entry of entries) journal.append(entry);
    journal.close();
  }

  it('gives back what was written, in order', () => {
    write({ n: 1 }, { text: 'naïve\nlearner' });
    write({ n: 3 });
    const { journal, entries } = reopen();
    expect(entries).toEqual([{ n: 1 }, { text: 'naïve\nlearner' }, { n: 3 }]);
    expect([...journal.entries()].map(({ number }) => number)).toEqual([1, 2, 3]);
    journal.close();
  });

  it('reads lines longer than one read', () => {
    const long = 'ü'.repeat(1_500_000);
    write({ long }, { n: 2 });
    const { journal, entries } = reopen();
    expect(entries).toEqual([{ long }, { n: 2 }]);
    journal.close();
  });

  it.each(['{"n":2', '{"n":2}', '{"n":\n'])('cuts off the torn tail %j', (tail) => {
    write({ n: 1 });
    appendFileSync(path, tail);
    write({ n: 3 });
    const { journal, entries } = reopen();
    expect(entries).toEqual([{ n: 1 }, { n: 3 }]);
    expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n{"n":3}\n');
    journal.close();
  });

  it('refuses to guess what a broken line in the middle said', () => {
    write({ n: 1 });
    writeFileSync(path, '{"n":\n{"n":2}\n');
    expect(() => reopen()).toThrow(JournalDamaged);
    expect(() => reopen()).toThrow(/journal\.jsonl: line 1 is not JSON/);
  });
});
