import { claimedCommand } from '../../../test/support/claimed-command.js';
import { eventually } from '../../../test/support/eventually.js';
import type { Settlement } from './due-commands.claims.js';
import { Releases } from './releases.js';

/** Writes when the spec says so. */
class SlowTable {
  readonly writes: string[][] = [];
  private readonly ends: ((error?: Error) => void)[] = [];

  write = (settlements: readonly Settlement[]): Promise<void> => {
    this.writes.push(settlements.map(({ claimed }) => claimed.stream));
    return new Promise((resolve, reject) => {
      this.ends.push((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  };

  async end(error?: Error): Promise<void> {
    this.ends.shift()?.(error);
    await soon();
  }
}

async function soon(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await new Promise((go) => setImmediate(go));
}

const settled = (stream: string): Settlement => ({
  claimed: claimedCommand({ stream }),
  settled: { kind: 'acted', revision: 1 },
});

describe('Releases', () => {
  let table: SlowTable;
  let releases: Releases;
  let ended: string[];

  beforeEach(() => {
    table = new SlowTable();
    releases = new Releases(table.write);
    ended = [];
  });

  const wrote = (times: number) =>
    eventually(
      () => table.writes,
      ({ length }) => length === times,
    );
  const add = (...streams: readonly string[]): void => {
    for (const stream of streams) {
      releases.add(settled(stream)).then(
        () => ended.push(stream),
        (error: unknown) => ended.push(`${stream}: ${String(error)}`),
      );
    }
  };

  it('writes together what ends together', async () => {
    add('a', 'b');
    await Promise.resolve();
    add('c');
    await soon();
    expect(table.writes).toEqual([['a', 'b', 'c']]);
  });

  it('writes together what ends while it writes, once that is over', async () => {
    add('a');
    await soon();
    add('b');
    await soon();
    add('c');
    await soon();
    expect(table.writes).toEqual([['a']]);
    await table.end();
    await wrote(2);
    expect(table.writes).toEqual([['a'], ['b', 'c']]);
    expect(ended).toEqual(['a']);
    await table.end();
    expect(ended).toEqual(['a', 'b', 'c']);
    add('d');
    await wrote(3);
    expect(table.writes).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('writes together what ends soon after the last write', async () => {
    add('a');
    await soon();
    await table.end();
    add('b');
    await soon();
    add('c');
    await wrote(2);
    expect(table.writes).toEqual([['a'], ['b', 'c']]);
  });

  it('tells everybody whose release was not written, and nobody else', async () => {
    add('a', 'b');
    await soon();
    add('c');
    await table.end(new Error('SQL is away'));
    await wrote(2);
    await table.end();
    expect(ended).toEqual(['a: Error: SQL is away', 'b: Error: SQL is away', 'c']);
  });
});
