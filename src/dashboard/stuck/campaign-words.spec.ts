import type { CampaignView } from '../../operations/contract.js';
import { campaignSentence, leftMs, meantWords, remarkOf, stateOf } from './campaign-words.js';

const NONE = {
  ...{ toGo: 0, asked: 0, complete: 0, failedAgain: 0 },
  ...{ deferred: 0, overtaken: 0, nothingToRetry: 0, notAsked: 0 },
};
const at = '2026-11-23T10:00:00.000Z';
const by = { kind: 'user', id: 'olga' } as const;
const RUNNING: CampaignView = {
  ...{ id: 'c', orders: 36, meant: { filter: { code: 'x', module: 'm' } } },
  ...{ rate: { orders: 10, per: 'second' }, reason: 'Why', startedAt: at, startedBy: by },
  ...{ status: 'running', progress: { ...NONE, toGo: 30, asked: 10, complete: 6 } },
};
const over = (because: 'done' | 'failed-again', progress: object): CampaignView => ({
  ...{ ...RUNNING, status: 'finished', finished: { at, because } },
  progress: { ...NONE, ...progress },
});

it('under way it says how many are to go, how fast, and how long that lasts', () => {
  expect(campaignSentence(RUNNING)).toBe('6 of 36 orders are complete, 30 to go.');
  expect([stateOf(RUNNING), remarkOf(RUNNING), leftMs(RUNNING)]).toEqual([
    ...['going', 'At most 10 a second.', 2_000],
  ]);
  const trial = { ...RUNNING, stopAfter: 3, progress: { ...NONE, toGo: 36, asked: 3 } };
  expect(remarkOf(trial)).toContain('The first 3 go ahead');
});

it('over it says what came of it', () => {
  const well = over('done', { complete: 36 });
  expect([stateOf(well), campaignSentence(well), remarkOf(well)]).toEqual([
    ...['over', '36 of 36 orders are complete.', undefined],
  ]);
  const stopped = { ...over('failed-again', { failedAgain: 3, notAsked: 33 }), stopAfter: 3 };
  expect(stateOf(stopped)).toBe('failed');
  expect(remarkOf(stopped)).toBe(
    'It stopped by itself: the first 3 failed again. 33 were not touched.',
  );
});

it('cancelled it says by whom and why', () => {
  const cancelled = { at, by, reason: 'Too early' };
  expect(remarkOf({ ...RUNNING, status: 'cancelling', cancelled })).toBe(
    'Cancelled by olga: “Too early”. What was asked for already goes on.',
  );
});

it.each([
  [{ filter: { code: 'x', module: 'm' } }, 'module m, code x'],
  [{ byNumber: true as const }, 'named one by one'],
  [{ filter: {}, withheld: ['email'] }, 'a certain email'],
  [{ filter: {} }, 'all orders with a line that failed'],
])('of %j it says: %s', (meant, words) => {
  expect(meantWords({ meant })).toBe(words);
});
