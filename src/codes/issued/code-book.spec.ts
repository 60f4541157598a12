import { countingId, NOW } from '../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { EventStoreUnavailable } from '../../platform/event-store/event-store.js';
import { VaultUnavailable } from '../../platform/key-vault/errors.js';
import { HouseKey } from '../../platform/key-vault/house-key.js';
import { CodeKeyRing, configuredKey } from '../code-keys.js';
import { CodeCommands } from '../redemption/code-commands.js';
import { EnrollmentCodeBook } from './code-book.js';
import { issuedStream } from './issued-codes.js';

const LINE = { orderNumber: 'EDX-1', lineId: '1' };
const OLD = 'the old key, long enough to be one';
const NEW = 'the new key, long enough to be one';
const OWN = new HouseKey('own', Buffer.alloc(32, 1));

let ids = 0;
const newId = (): string => countingId((ids += 1));
const held = () => Promise.resolve();

/** A process with these settings. */
function bookOf(
  store: MemoryEventStore,
  [current, ...previous]: readonly string[] = [],
  houseKey = () => Promise.resolve(OWN),
) {
  const keys = new CodeKeyRing({ current, previous }, { houseKey });
  return new EnrollmentCodeBook(store, new CodeCommands(store, newId), keys, newId, () => NOW);
}

describe('the book of codes', () => {
  it('gives a line what it was given first, whatever key is used later', async () => {
    const store = new MemoryEventStore();
    const first = { ...LINE, count: 3, keyId: configuredKey(OLD).id };
    expect(await bookOf(store, [OLD]).issue(LINE, 3)).toEqual(first);
    expect(await bookOf(store, [NEW, OLD]).issue({ ...LINE, orderNumber: 'edx-1' }, 5)).toEqual(
      first,
    );
    expect(store.streams.get(issuedStream(LINE))).toHaveLength(1);
  });

  it('takes back codes of an old key, and nothing without it', async () => {
    const store = new MemoryEventStore();
    await bookOf(store, [OLD]).issue(LINE, 3);
    expect(await bookOf(store, [NEW]).voidUnused(LINE, held)).toBe('key-missing');
    expect(store.streams.size).toBe(1);
    const taken = { codes: 3, voided: 3, used: 0 };
    expect(await bookOf(store, [NEW, OLD]).voidUnused(LINE, held)).toEqual(taken);
  });

  it('has nothing to take back of a line that was given nothing', async () => {
    const taken = await bookOf(new MemoryEventStore()).voidUnused(LINE, held);
    expect(taken).toEqual({ codes: 0, voided: 0, used: 0 });
  });

  it('asks before each batch whether it may go on', async () => {
    const store = new MemoryEventStore();
    await bookOf(store).issue(LINE, 60);
    let asked = 0;
    const lost = new Error('the claim is not ours any more');
    const taking = bookOf(store).voidUnused(LINE, () => {
      asked += 1;
      return asked < 3 ? Promise.resolve() : Promise.reject(lost);
    });
    await expect(taking).rejects.toBe(lost);
    // The stream of the line, and two batches of codes.
    expect(store.streams.size).toBe(1 + 50);
    expect(await bookOf(store).voidUnused(LINE, held)).toEqual({ codes: 60, voided: 60, used: 0 });
  });

  it('says that an engine does not answer, and nothing else of the kind', async () => {
    const away = new MemoryEventStore(() => Promise.reject(new EventStoreUnavailable('away')));
    expect(await bookOf(away).issue(LINE, 1)).toBe('unavailable');
    expect(await bookOf(away).voidUnused(LINE, held)).toBe('unavailable');
    const noVault = () => Promise.reject(new VaultUnavailable('away'));
    expect(await bookOf(new MemoryEventStore(), [], noVault).issue(LINE, 1)).toBe('unavailable');
    const bug = new MemoryEventStore(() => Promise.reject(new Error('a bug')));
    await expect(bookOf(bug).issue(LINE, 1)).rejects.toThrow('a bug');
  });
});
