import { sqlGauges } from '../metrics/sql-gauges.js';
import { nowMs, queryBuilder } from '../sql/query-builder.js';
import type { PartyTables } from './parties.tables.js';
import { partyWorkQuery } from './party-work.js';

const tables = queryBuilder<PartyTables>();

const [DUE, OLDEST, PAUSED] = [
  'makegood_due_commands',
  'makegood_due_command_oldest_seconds',
  'makegood_party_paused',
];
const BREAKER = 'makegood_party_breaker';

/** What workers have to do. A party is a fulfilment module, or who asks the payment processor. */
export const dueCommandGauges = [
  sqlGauges(
    [
      {
        name: DUE,
        help: 'Commands by party; due: nobody has them yet, at_work: a worker has, scheduled: later.',
        labels: ['party', 'state'],
      },
      {
        name: OLDEST,
        help: 'How long the command that has been due for longest is due.',
        labels: ['party'],
      },
    ],
    partyWorkQuery,
    (rows) =>
      rows.flatMap(({ party, atWork, dueNow, planned, dueForMs }) => [
        { gauge: DUE, labels: { party, state: 'due' }, value: dueNow },
        { gauge: DUE, labels: { party, state: 'at_work' }, value: atWork },
        { gauge: DUE, labels: { party, state: 'scheduled' }, value: planned - atWork - dueNow },
        { gauge: OLDEST, labels: { party }, value: (dueForMs ?? 0) / 1000 },
      ]),
  ),
  sqlGauges(
    [{ name: PAUSED, help: '1: operators paused the party.', labels: ['party'] }],
    tables.selectFrom('paused_parties').select('party'),
    (rows) => rows.map(({ party }) => ({ gauge: PAUSED, labels: { party }, value: 1 })),
  ),
  sqlGauges(
    [
      {
        name: BREAKER,
        help: '1: the party failed as a whole. open: one command at a time finds out; ramping: it recovers.',
        labels: ['party', 'state'],
      },
    ],
    tables.selectFrom('party_breakers').select(['party', 'state']).where('expires_at', '>', nowMs),
    (rows) => rows.map((labels) => ({ gauge: BREAKER, labels: { ...labels }, value: 1 })),
  ),
];
