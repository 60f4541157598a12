import { eventHash } from './event-hash.js';
import type { NewEvent, Recorded } from './event.js';
import { fold, foldAll, headOf, nothingFolded, type Evolution } from './folded.js';

type Counted = NewEvent<'Counted', { readonly by: number }>;

const counter: Evolution<number, Counted> = {
  initial: 0,
  evolve: (sum, event) => sum + event.data.by,
};

function counted(revision: number, commandId = `command-${revision}`): Recorded<Counted> {
  return {
    type: 'Counted',
    data: { by: revision + 1 },
    ...{ id: `id-${revision}`, stream: 'count-1', revision },
    metadata: {
      ...{ $correlationId: 'c', $causationId: 'c', commandId, schemaVersion: 1 },
      actor: { kind: 'system', id: 'spec' },
      occurredAt: '2026-11-23T10:00:00.000Z',
    },
  };
}

const stream = [counted(0), counted(1), counted(2)];

describe('a folded stream', () => {
  it('that does not exist has revision -1 and no head', () => {
    expect(nothingFolded(0)).toEqual({ state: 0, revision: -1, commandIds: new Set() });
    expect(headOf(nothingFolded(0))).toBeUndefined();
  });

  it('has the state, the revision and the hash of its last event', () => {
    const folded = foldAll(counter, stream);
    expect(folded).toMatchObject({ state: 6, revision: 2 });
    expect(headOf(folded)).toBe(eventHash(counted(2)));
  });

  it('hashes the last event as it is stored, not as it is read', () => {
    const stored = { ...counted(0), data: 'sealed' };
    const folded = fold(counter, nothingFolded(0), counted(0), stored);
    expect(headOf(folded)).toBe(eventHash(stored));
  });

  it('names its last event, which causes the next, and the conversation that it began with', () => {
    const later = counted(1);
    const ofAnother = { ...later, metadata: { ...later.metadata, $correlationId: 'retry' } };
    expect(foldAll(counter, [counted(0), ofAnother])).toMatchObject({
      ...{ last: { id: 'id-1' }, correlationId: 'c' },
    });
  });

  it('remembers each command that wrote to it, once', () => {
    const events = [counted(0, 'place'), counted(1, 'place'), counted(2, 'retry')];
    expect(foldAll(counter, events).commandIds).toEqual(new Set(['place', 'retry']));
  });

  it('is the same, folded at once or in two parts', () => {
    const firstPart = foldAll(counter, stream.slice(0, 1));
    expect(foldAll(counter, stream.slice(1), firstPart)).toEqual(foldAll(counter, stream));
  });

  it('never changes what was folded before: others may still use it', () => {
    const before = foldAll(counter, stream.slice(0, 1));
    const commands = [...before.commandIds];
    fold(counter, before, counted(1));
    expect(before).toMatchObject({ state: 1, revision: 0 });
    expect([...before.commandIds]).toEqual(commands);
  });

  it.each([
    ['lost an event', [counted(0), counted(2)]],
    ['got one twice', [counted(0), counted(0)]],
    ['begins in the middle', [counted(1)]],
  ])('refuses a stream that %s', (_, events) => {
    expect(() => foldAll(counter, events)).toThrow(RangeError);
  });
});
