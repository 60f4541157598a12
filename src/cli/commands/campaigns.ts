import { answered } from '../client/service-client.js';
import type { components } from '../client/api.js';
import { group, serviceCommand, type Session } from '../context.js';
import { CommandRefused } from '../errors.js';
import {
  FILTER,
  filterIn,
  given,
  option,
  rateOf,
  REASON,
  repeatable,
  wholeNumber,
  type Filter,
  type Reasoned,
} from '../options.js';
import { bar } from '../render/bar.js';
import { facts, moment, table } from '../render/table.js';

type Campaign = components['schemas']['RetryCampaign'];

const LOOK_MS = 500;

function campaignText(campaign: Campaign): string {
  const { progress, cancelled, finished, rate, meant } = campaign;
  return facts({
    Campaign: campaign.id,
    Status: finished ? `finished: ${finished.because}` : campaign.status,
    Started: `${moment(campaign.startedAt) ?? ''} by ${campaign.startedBy.id}`,
    Reason: campaign.reason,
    Filter: meant.filter && JSON.stringify(meant.filter),
    Rate: `${rate.orders} per ${rate.per}`,
    'Stops after': campaign.stopAfter,
    Cancelled:
      cancelled && `${moment(cancelled.at) ?? ''} by ${cancelled.by.id}: ${cancelled.reason}`,
    Progress: barOf(campaign),
    Complete: progress.complete,
    'Failed again': progress.failedAgain,
    Deferred: progress.deferred,
    Overtaken: progress.overtaken,
    'Nothing to retry': progress.nothingToRetry,
    'Not asked': progress.notAsked,
    'To go': progress.toGo,
  });
}

function barOf({ orders, progress }: Campaign): string {
  return bar(orders - progress.toGo, orders);
}

async function followed(session: Session, id: string): Promise<Campaign> {
  const params = { path: { campaign: id } };
  for (;;) {
    const campaign = await answered(
      session.service.GET('/v1/retry-campaigns/{campaign}', { params }),
    );
    if (campaign.finished) return campaign;
    session.progress(barOf(campaign));
    await session.pause(LOOK_MS);
    session.endProgress();
  }
}

interface StartOptions extends Filter, Partial<Reasoned> {
  readonly order?: readonly string[];
  readonly dryRun?: true;
  readonly expected?: string;
  readonly rate?: string;
  readonly stopAfter?: string;
  readonly wait?: true;
}

/** What the service is asked; it says itself what is missing. */
function wishOf(options: StartOptions) {
  const { order, expected, rate, stopAfter, reason, dryRun } = options;
  const filter = filterIn(options);
  const byFilter = !order || Object.keys(filter).length > 0;
  return {
    ...(byFilter && { filter }),
    ...(order && { orders: [...order] }),
    ...(expected !== undefined && { expected: wholeNumber('--expected', expected) }),
    ...(rate !== undefined && { rate: rateOf(rate) }),
    ...(stopAfter !== undefined && { stopAfter: wholeNumber('--stop-after', stopAfter) }),
    ...(reason !== undefined && { reason }),
    ...(dryRun && { dryRun }),
  };
}

const start = serviceCommand<StartOptions>(
  {
    usage: 'start',
    summary: 'attempt again whatever failed in all orders that match',
    options: [
      ...FILTER,
      repeatable('--order <number>', 'this order'),
      option('--reason <text>', 'why; stands in the history for ever; not needed for a dry run'),
      option('--dry-run', 'only say how many orders it would be'),
      option('--expected <count>', 'do nothing if another number of orders matches'),
      option('--rate <rate>', 'how fast: 10/s, 60/m; 10/s unless told'),
      option('--stop-after <count>', 'end by itself if the first so many fail again'),
      option('--wait', 'until it is over; exit code 1 if an order failed again'),
    ],
    examples: [
      'campaigns start --module enrollment --code lms-unavailable --dry-run',
      'campaigns start --module enrollment --expected 120 --stop-after 3 --reason "The LMS is back." --wait',
      'campaigns start --order EDX-1 --order EDX-2 --rate 1/m --reason "The courses are open again."',
    ],
  },
  async (session, options) => {
    const body = wishOf(options);
    const asked = session.service.POST('/v1/retry-campaigns', { params: session.once, body });
    const started = await answered(asked);
    if ('dryRun' in started) {
      session.print(started, ({ orders }) => `${orders} orders would be retried.`);
      return;
    }
    const campaign = options.wait ? await followed(session, started.id) : started;
    session.print(campaign, campaignText);
    if (campaign.finished && campaign.progress.failedAgain > 0) {
      throw new CommandRefused(`${campaign.progress.failedAgain} orders failed again.`);
    }
  },
);

const list = serviceCommand<{ readonly limit?: string }>(
  {
    usage: 'list',
    summary: 'campaigns, last started first',
    options: [option('--limit <count>', 'how many, at most 200; 50 unless told')],
    examples: ['campaigns list'],
  },
  async (session, options) => {
    const params = { query: given(options, 'limit') };
    const all = await answered(session.service.GET('/v1/retry-campaigns', { params }));
    session.print(all, ({ campaigns }) =>
      table(
        [
          'CAMPAIGN',
          'STARTED',
          'BY',
          'STATUS',
          'ORDERS',
          'COMPLETE',
          'FAILED AGAIN',
          'TO GO',
          'REASON',
        ],
        campaigns.map(({ id, startedAt, startedBy, status, orders, progress, reason }) => [
          ...[id, moment(startedAt), startedBy.id, status, orders],
          ...[progress.complete, progress.failedAgain, progress.toGo, reason],
        ]),
        'No campaign was started.',
      ),
    );
  },
);

interface ShowOptions {
  readonly orders?: true;
  readonly outcome?: string;
  readonly cursor?: string;
  readonly wait?: true;
}

const show = serviceCommand<ShowOptions>(
  {
    usage: 'show <id>',
    summary: 'a campaign, and how far it is',
    options: [
      option('--orders', 'what became of each order'),
      option(
        '--outcome <outcome>',
        'with --orders: those with this outcome; to-go: those without one',
      ),
      option('--cursor <cursor>', 'with --orders: where the page before ended'),
      option('--wait', 'until it is over'),
    ],
    examples: [
      'campaigns show 6f1f0b8e-59bb-5a39-8d2c-6f2f4f0c9c11 --wait',
      'campaigns show 6f1f0b8e-59bb-5a39-8d2c-6f2f4f0c9c11 --orders --outcome failed-again',
    ],
  },
  async (session, options, campaign = '') => {
    if (options.orders) {
      await showOrders(session, options, campaign);
      return;
    }
    const params = { path: { campaign } };
    const now = options.wait
      ? await followed(session, campaign)
      : await answered(session.service.GET('/v1/retry-campaigns/{campaign}', { params }));
    session.print(now, campaignText);
  },
);

async function showOrders(session: Session, options: ShowOptions, campaign: string): Promise<void> {
  // The service says which outcomes there are.
  const query = given(options, 'outcome', 'cursor') as { outcome?: 'to-go'; cursor?: string };
  const page = session.service.GET('/v1/retry-campaigns/{campaign}/orders', {
    params: { path: { campaign }, query },
  });
  session.print(await answered(page), ({ orders, nextCursor }) => {
    const rows = orders.map(({ orderNumber, outcome, askedAt, failure }) => [
      ...[orderNumber, outcome, moment(askedAt), failure?.code, failure?.message],
    ]);
    const more = nextCursor === undefined ? '' : `\n\nMore: --cursor ${nextCursor}`;
    return table(['ORDER', 'OUTCOME', 'ASKED', 'CODE', 'WHY'], rows) + more;
  });
}

const cancel = serviceCommand<Reasoned>(
  {
    usage: 'cancel <id>',
    summary: 'ask for no more orders of a campaign; what was asked for goes on',
    options: [REASON],
    examples: ['campaigns cancel 6f1f0b8e-59bb-5a39-8d2c-6f2f4f0c9c11 --reason "They fail again."'],
  },
  async (session, { reason }, campaign = '') => {
    const cancelled = session.service.POST('/v1/retry-campaigns/{campaign}/cancel', {
      params: { path: { campaign }, ...session.once },
      body: { reason },
    });
    session.print(await answered(cancelled), campaignText);
  },
);

export const campaignsCommand = group('campaigns', 'retry many orders at once', [
  ...[start, list, show, cancel],
]);
