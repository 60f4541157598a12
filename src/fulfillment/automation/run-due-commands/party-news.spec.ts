import type { LineFailed } from '../../../order/results.js';
import type { PartyNews } from '../../../platform/sagas/due-command.js';
import { partyNews } from './party-news.js';

const failed = (changes: Partial<LineFailed>): LineFailed => ({
  ...{ kind: 'failed', class: 'server', code: 'c', message: 'm', retryable: true },
  ...changes,
});

describe('what an outcome tells of its module', () => {
  it.each<[string, LineFailed, readonly PartyNews[]]>([
    ['no key, 401', failed({ class: 'configuration' }), [{ kind: 'broken', code: 'c' }]],
    ['no module', failed({ class: 'configuration', retryable: false }), []],
    ['refused', failed({ class: 'network' }), [{ kind: 'fails', code: 'c' }]],
    ['no answer', failed({ class: 'timeout' }), [{ kind: 'fails', code: 'c' }]],
    ['5xx, 429', failed({}), [{ kind: 'fails', code: 'c' }]],
    ['a lasting 400', failed({ retryable: false }), [{ kind: 'works' }]],
    ['an unknown 400', failed({ maxAttempts: 3 }), [{ kind: 'works' }]],
    ['of one line only', failed({ class: 'configuration', concerns: 'line' }), []],
    ['5xx for one line only', failed({ concerns: 'line' }), []],
    ['no call', failed({ class: 'timeout', code: 'worker-lost' }), []],
  ])('%s', (_, failure, news) => {
    expect(partyNews([{ result: failure }])).toEqual(news);
    expect(partyNews([{ result: { kind: 'revocation-failed', failure } }])).toEqual(news);
  });

  it('is that it works when something came of it, and keeps the order of its lines', () => {
    const receipt = {};
    expect(
      partyNews([
        { result: { kind: 'fulfilled', receipt } },
        { result: failed({}) },
        { result: { kind: 'deferred', checkAfterMs: 1, note: '' } },
        { result: { kind: 'revoked', receipt } },
      ]),
    ).toEqual([
      { kind: 'works' },
      { kind: 'fails', code: 'c' },
      { kind: 'works' },
      { kind: 'works' },
    ]);
  });
});
