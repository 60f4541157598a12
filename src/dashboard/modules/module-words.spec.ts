import type { ModuleView } from '../../fulfillment/contract.js';
import { modulesSentence, scheduleWords, stateWords, unwellFirst } from './module-words.js';

const IDLE = { room: 32, atWork: 0, dueNow: 0, planned: 0 };
const running: ModuleView = { name: 'donation', state: 'running', ...IDLE };
const lacking: ModuleView = { ...running, name: 'webhook', lacks: 'WEBHOOK_URL' };
const open: ModuleView = { ...IDLE, name: 'enrollment', state: 'breaker-open', dueNow: 3 };
const paused: ModuleView = { ...IDLE, name: 'coupon', state: 'paused', by: 'olga' };

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it('says first what does not run', () => {
  expect(modulesSentence([running])).toBe('All 1 modules run; nothing waits.');
  expect(modulesSentence([running, open])).toBe(
    '1 of 2 modules does not run: the breaker of enrollment is open; 3 commands are due.',
  );
  expect(modulesSentence([running, lacking, { ...paused, dueNow: 1 }])).toBe(
    '2 of 3 modules do not run: coupon is paused by olga, webhook is not configured; 1 command is due.',
  );
});

it('puts what waits for a person before what goes on by itself, and what is well last', () => {
  const names = unwellFirst([running, open, lacking, paused]).map(({ name }) => name);
  expect(names).toEqual(['coupon', 'webhook', 'enrollment', 'donation']);
  expect(stateWords({ ...lacking, state: 'paused', by: 'omar' })).toBe('paused by omar');
});

it.each([
  [
    { baseMs: 2_000, capMs: 900_000, maxAttempts: 100, maxAgeMs: 86_400_000 },
    'at most 2 s, 4 s, 8 s … 15 min between attempts, at random below that; 100 attempts, 1 d',
  ],
  [
    { baseMs: 1_000, capMs: 1_000, maxAttempts: 1, maxAgeMs: 60_000 },
    'at most 1 s between attempts, at random below that; 1 attempt, 1 min',
  ],
])('%j is told in words', (retry, words) => {
  expect(plain(scheduleWords({ retry }))).toBe(words);
});
