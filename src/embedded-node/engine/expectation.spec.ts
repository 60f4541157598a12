import { decide, type Decision, type Expectation, type StreamFacts } from './expectation.js';

const any: Expectation = { kind: 'any' };
const noStream: Expectation = { kind: 'no-stream' };
const streamExists: Expectation = { kind: 'stream-exists' };
const at = (revision: number): Expectation => ({ kind: 'revision', revision: BigInt(revision) });

/** A stream of events with these ids; those in `recent` are remembered as its own. */
function stream(
  ids: string[],
  more: Partial<StreamFacts> & { recent?: string[] } = {},
): StreamFacts {
  const { recent = ids, ...facts } = more;
  return {
    last: ids.length - 1,
    isTombstoned: false,
    isDeleted: false,
    hasMetadata: false,
    recentRevision: (id) => (recent.includes(id) ? ids.indexOf(id) : undefined),
    idAt: (revision) => ids[revision],
    ...facts,
  };
}

const none = stream([]);
const abc = stream(['a', 'b', 'c']);
const deleted = stream(['a', 'b', 'c'], { isDeleted: true, hasMetadata: true });
const write: Decision = { kind: 'write' };
const wrong: Decision = { kind: 'wrong-expected-version' };
const gone: Decision = { kind: 'stream-deleted' };
const before = (revision: number): Decision => ({ kind: 'written-before', revision });

it.each<[string, StreamFacts, Expectation, string[], Decision]>([
  ['any to a new stream', none, any, ['x'], write],
  ['no events with any', abc, any, [], write],
  ['known ids with any', abc, any, ['a', 'b'], before(1)],
  ['known ids in another order with any', abc, any, ['b', 'a'], before(0)],
  ['a known id and then a new one with any', abc, any, ['a', 'x'], wrong],
  ['a new id and then a known one with any', abc, any, ['x', 'a'], write],
  ['ids that were forgotten with any', stream(['a', 'b'], { recent: [] }), any, ['a'], write],
  ['one id twice, known, with any', stream(['a', 'a']), any, ['a', 'a'], before(0)],
  ['any to a deleted stream', deleted, any, ['x'], write],
  ['stream-exists on nothing', none, streamExists, ['x'], wrong],
  ['stream-exists on metadata only', stream([], { hasMetadata: true }), streamExists, ['x'], write],
  ['stream-exists on a stream', abc, streamExists, ['x'], write],
  ['stream-exists with known ids', abc, streamExists, ['b', 'c'], before(2)],
  ['stream-exists on a deleted stream', deleted, streamExists, ['x'], gone],
  ['no-stream on nothing', none, noStream, ['x'], write],
  ['no-stream on a stream', abc, noStream, ['x'], wrong],
  ['no-stream with the same ids', abc, noStream, ['a', 'b', 'c'], before(2)],
  ['no-stream with the first ids', abc, noStream, ['a', 'b'], before(1)],
  ['no-stream with more ids', abc, noStream, ['a', 'b', 'c', 'd'], wrong],
  ['no-stream with ids in another order', abc, noStream, ['b', 'a'], wrong],
  ['no-stream without events on a stream', abc, noStream, [], wrong],
  ['no-stream on a deleted stream', deleted, noStream, ['x'], write],
  ['no-stream with the old ids on a deleted stream', deleted, noStream, ['a', 'b'], before(1)],
  ['no-stream with some old ids on a deleted stream', deleted, noStream, ['a', 'x'], wrong],
  ['the last revision', abc, at(2), ['x'], write],
  ['the last revision with known ids', abc, at(2), ['b', 'c'], write],
  ['the last revision of a deleted stream', deleted, at(2), ['x'], write],
  ['an earlier revision with new ids', abc, at(1), ['x'], wrong],
  ['an earlier revision with the ids behind it', abc, at(0), ['b', 'c'], before(2)],
  ['an earlier revision with the ids behind it and more', abc, at(1), ['c', 'd'], wrong],
  ['an earlier revision without events', abc, at(1), [], wrong],
  ['an earlier revision of a deleted stream', deleted, at(1), ['x'], wrong],
  ['a revision beyond the last', abc, at(9), ['x'], wrong],
  ['revision 0 of nothing', none, at(0), ['x'], wrong],
  ['anything to a tombstoned stream', stream(['a'], { isTombstoned: true }), any, ['a'], gone],
])('%s', (_, facts, expected, ids, decision) => {
  expect(decide(expected, ids, facts)).toEqual(decision);
});
