import type { components } from '../client/api.js';
import { answered } from '../client/service-client.js';
import { serviceCommand } from '../context.js';
import { given, option } from '../options.js';
import { bar } from '../render/bar.js';
import { facts, moment, table } from '../render/table.js';

type Figures = components['schemas']['Figures'];
type Hour = components['schemas']['HourFigures'];

const NOT_KNOWN = 'not known';

function statuses(counts: Readonly<Record<string, number>>): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return facts(
    Object.fromEntries(
      Object.entries(counts)
        .sort(([, one], [, other]) => other - one)
        .map(([status, count]) => [status, bar(count, all)]),
    ),
  );
}

const WIDTH = 20;

/** Hashes for what was completed, as long as the most of all hours is wide; a ! where something failed. */
function hourRow({ from, orders, placedToFulfilled: took }: Hour, most: number) {
  const { placed, completed, failed } = orders;
  const length = most === 0 ? 0 : Math.ceil((completed / most) * WIDTH);
  return [
    ...[moment(from)?.slice(0, 16), placed, completed, failed],
    ...[took?.p50Ms ?? '-', took?.p95Ms ?? '-'],
    `${'#'.repeat(length)}${failed > 0 ? '!' : ''}`,
  ];
}

function figuresText({ orders, lines, hours, stuck, asOf }: Figures): string {
  if (asOf.position === null && asOf.lagMs === null) return 'Not known yet: no event was read.';
  const most = Math.max(0, ...hours.map((hour) => hour.orders.completed));
  const heads = ['HOUR (UTC)', 'PLACED', 'COMPLETED', 'FAILED', 'P50 MS', 'P95 MS', ''];
  return [
    ...['Orders as they are now', statuses(orders), ''],
    ...['Lines as they are now', statuses(lines), ''],
    table(
      heads,
      hours.map((hour) => hourRow(hour, most)),
    ),
    '',
    facts({
      Stuck: `${stuck.orders} orders, of which ${stuck.ordersNeedPerson} need a person`,
      'Behind the events': asOf.lagMs === null ? NOT_KNOWN : `${asOf.lagMs} ms`,
    }),
  ].join('\n');
}

/** What happened hour by hour, and how all orders are now. */
export const figuresCommand = serviceCommand<{ readonly hours?: string }>(
  {
    usage: 'figures',
    summary: 'orders and lines by status, what happened hour by hour, and how long it took',
    options: [option('--hours <number>', 'so many, up to 168; else 24')],
    examples: ['figures', 'figures --hours 168 --json'],
  },
  async (session, options) => {
    const params = { query: given(options, 'hours') };
    session.print(await answered(session.service.GET('/v1/figures', { params })), figuresText);
  },
);
