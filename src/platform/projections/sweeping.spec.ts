import { pino } from 'pino';
import { eventually } from '../../../test/support/eventually.js';
import { Turns } from '../lifecycle/turns.js';
import type { Query } from '../sql/query.js';
import { SqlError } from '../sql/sql-errors.js';
import type { StreamFault } from './stream-fault.js';
import type { WrongStream } from './sweeper.js';
import { Sweeping } from './sweeping.js';

/** Rows of which some are wrong, at a revision; a repair rights them. */
class Rows {
  readonly wrong = new Map<string, number>();
  readonly parked = new Set<string>();
  /** What happens while nobody looks, after each look. */
  meanwhile: () => void = () => undefined;
  looks = 0;
  live = true;
  mayPark = true;

  page(): Promise<{ compared: number; wrong: readonly WrongStream[]; isLast: boolean }> {
    this.looks += 1;
    const page = { compared: 3, wrong: this.all(), isLast: true };
    this.meanwhile();
    return Promise.resolve(page);
  }

  compare(streams: readonly string[]): Promise<readonly WrongStream[]> {
    return Promise.resolve(this.all().filter(({ stream }) => streams.includes(stream)));
  }

  setAside({ stream }: { readonly stream: string }): Promise<boolean> {
    if (this.mayPark) this.parked.add(stream);
    return Promise.resolve(this.mayPark);
  }

  repair(stream: string): Promise<readonly Query[]> {
    return Promise.resolve(this.wrong.delete(stream) ? [{} as Query] : []);
  }

  write(statements: readonly Query[]): Promise<boolean> {
    return Promise.resolve(statements.length > 0);
  }

  private all(): readonly WrongStream[] {
    return [...this.wrong].map(([stream, revision]) => ({ stream, revision }));
  }
}

let rows: Rows;
let sweeping: Sweeping;
let stop: AbortController;
let over: Promise<void>;
beforeEach(() => {
  rows = new Rows();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await over;
});

function sweep(): void {
  sweeping = new Sweeping(rows, 'saga', pino({ level: 'silent' }), { pageMs: 1, roundMs: 1 });
  const { parked } = rows;
  const tenure = {
    parked,
    write: (statements: readonly Query[]) => rows.write(statements),
    setAside: (fault: StreamFault) => rows.setAside(fault),
  };
  over = sweeping.run({ tenure, turns: new Turns(), isLive: () => rows.live }, stop.signal);
}

const looked = (times: number) => {
  const until = rows.looks + times;
  return eventually(
    () => rows.looks,
    (looks) => looks >= until,
  );
};

describe('a sweep beside a consumer', () => {
  it('repairs what is wrong twice at the same revision, and counts it', async () => {
    rows.wrong.set('a', 2);
    sweep();
    await looked(3);
    expect(rows.wrong.size).toBe(0);
    expect(sweeping.totals).toMatchObject({ repaired: 1, failed: 0 });
    expect(sweeping.totals.compared).toBe(3 * rows.looks);
  });

  it('leaves alone what goes on, for the consumer is at it', async () => {
    rows.wrong.set('a', 2);
    rows.meanwhile = () => rows.wrong.set('a', (rows.wrong.get('a') ?? 0) + 1);
    sweep();
    await looked(5);
    expect(sweeping.totals.repaired).toBe(0);
  });

  it('leaves alone what the consumer rights before its turn', async () => {
    rows.wrong.set('a', 2);
    rows.repair = () => Promise.resolve([]);
    sweep();
    await looked(5);
    expect(sweeping.totals.repaired).toBe(0);
  });

  it('leaves alone what is parked meanwhile', async () => {
    rows.wrong.set('a', 2);
    rows.meanwhile = () => rows.parked.add('a');
    sweep();
    await looked(5);
    expect(sweeping.totals.repaired).toBe(0);
  });

  it('does not look while the consumer is behind', async () => {
    rows.wrong.set('a', 2);
    rows.live = false;
    sweep();
    stop.abort();
    await over;
    expect(rows.looks).toBe(0);
  });

  it.each([true, false])(
    'leaves aside what SQL refuses, and rights the others (may it be parked: %s)',
    async (mayPark) => {
      rows.mayPark = mayPark;
      for (const stream of ['a', 'bad', 'z']) rows.wrong.set(stream, 2);
      const repair = rows.repair.bind(rows);
      rows.repair = (stream) =>
        stream === 'bad' ? Promise.reject(new SqlError('null value', '23502')) : repair(stream);
      sweep();
      await looked(4);
      expect([...rows.wrong.keys()]).toEqual(['bad']);
      expect([...rows.parked]).toEqual(mayPark ? ['bad'] : []);
      expect(sweeping.totals.repaired).toBe(2);
      expect(sweeping.totals.failed > 0).toBe(!mayPark);
    },
  );

  it('goes on after any error', async () => {
    rows.wrong.set('a', 2);
    const page = rows.page.bind(rows);
    rows.page = () => {
      rows.page = page;
      return Promise.reject(new Error('no such table'));
    };
    sweep();
    await looked(3);
    expect(sweeping.totals).toMatchObject({ repaired: 1, failed: 1 });
  });

  it('ends at once when it is told before it begins', async () => {
    stop.abort();
    sweep();
    await over;
    expect(rows.looks).toBe(0);
  });
});
