import { NewerEvent } from '../../kernel/newer-event.js';
import type { Recorded } from '../../kernel/event.js';
import { EventStoreUnavailable } from '../event-store/event-store.js';
import { folding, FoldFailed } from '../event-store/fold-failed.js';
import { ForeignEvent } from '../event-store/recorded-event.js';
import { SealBroken, SubjectUnknown, VaultUnavailable } from '../key-vault/errors.js';
import { RowCountMismatch, SqlError, SqlUnavailable } from '../sql/sql-errors.js';
import { blaming, faultOr, type StreamFault } from './stream-fault.js';

const event = { stream: 'order-1', revision: 4, type: 'OrderPlaced' } as Recorded;

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not throw.');
}

describe('what an error means', () => {
  it.each([
    [new SubjectUnknown('s1'), 'subject-unknown'],
    [new SealBroken('s1', 'order-1', 'it was changed'), 'seal-broken'],
    [new ForeignEvent({ stream: 'order-1', revision: 2, type: 'x' }), 'foreign-event'],
    [new FoldFailed(event, { cause: new TypeError('x') }), 'handler-failed'],
    [new SqlError('no such byte', '22021'), 'row-refused'],
    [new SqlError('duplicate', '23505'), 'row-refused'],
  ])('%s: the stream is at fault', (error, code) => {
    expect(faultOr(event, error)).toMatchObject({ name: 'StreamFault', stream: 'order-1', code });
  });

  it.each<Error>([
    new SqlUnavailable('away', 'unknown'),
    new SqlError('no such table', '42P01'),
    new RowCountMismatch(1, 0, 'select'),
    new EventStoreUnavailable('away'),
    new VaultUnavailable('away'),
    new NewerEvent('of tomorrow'),
    new Error('connect ECONNREFUSED'),
    new TypeError('whatever'),
  ])('%s: the stream is not', (error) => {
    expect(faultOr(event, error)).toBe(error);
  });

  it('what folds or plans does no I/O: all that it throws is the stream’s fault, but for newer events', () => {
    const bug = (): never => {
      throw new TypeError('x');
    };
    const newer = (): never => {
      throw new NewerEvent('of tomorrow');
    };
    expect(thrownBy(() => folding(event, bug))).toBeInstanceOf(FoldFailed);
    expect(thrownBy(() => folding(event, newer))).toBeInstanceOf(NewerEvent);
    expect(thrownBy(() => blaming(event, bug))).toMatchObject({ code: 'handler-failed' });
    expect(thrownBy(() => blaming(event, newer))).toBeInstanceOf(NewerEvent);
  });

  it('is told without a word of the error, which may quote the event, but with the place in our code', () => {
    const said = 'Unexpected token in "ada@example.com"\n    at ada@example.com (/x/secret.js:1:1)';
    const fault = thrownBy(() =>
      blaming(event, () => {
        const error = new SyntaxError(said);
        error.name = 'ada@example.com';
        throw error;
      }),
    ) as StreamFault;
    expect(`${fault.stack ?? ''}${JSON.stringify(fault)}`).not.toMatch(/ada@|secret/);
    expect(fault.where).toMatch(/^SyntaxError at stream-fault\.spec\.[jt]s:\d+:\d+$/);
  });
});
