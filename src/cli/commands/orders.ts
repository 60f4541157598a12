import { Option } from 'commander';
import { answered } from '../client/service-client.js';
import type { components } from '../client/api.js';
import { group, serviceCommand, type Session } from '../context.js';
import { CommandRefused } from '../errors.js';
import {
  FILTER,
  filterIn,
  option,
  REASON,
  repeatable,
  type Filter,
  type Reasoned,
} from '../options.js';
import { facts, moment, table } from '../render/table.js';

type Order = components['schemas']['Order'];
type Diagnosis = components['schemas']['Diagnosis'];

const LOOK_MS = 500;

function orderText(order: Order): string {
  const { statusReason, placedAt, orderTotal, currency } = order;
  const head = facts({
    Order: order.orderNumber,
    Status: order.status,
    Why: statusReason && `${statusReason.code}: ${statusReason.message}`,
    User: order.user.username,
    Placed: moment(placedAt),
    Total: `${orderTotal} ${currency}`,
    Payment: `${order.payment.status} (${order.payment.processor})`,
  });
  const lines = order.lines.map((line) => [
    ...[line.id, line.productType, line.sku, line.status, line.module, line.attempts],
    ...[line.retry, moment(line.nextAttemptAt), line.lastFailure?.code],
  ]);
  const heads = ['LINE', 'TYPE', 'SKU', 'STATUS', 'MODULE', 'ATTEMPTS', 'RETRY', 'NEXT', 'FAILURE'];
  return `${head}\n\n${table(heads, lines)}`;
}

function diagnosisText({ text, waitsFor, next, answers, evidence }: Diagnosis): string {
  const rest = answers.slice(1).map((answer) => `- ${answer.text}`);
  const known = facts({
    'Who moves next': waitsFor,
    'Next step':
      next && `${next.command} at ${next.party}, ${moment(next.at) ?? ''} (${next.progress})`,
    'Shown by events': evidence.join(', '),
  });
  return [text, ...rest, '', known].join('\n');
}

interface ListOptions extends Filter {
  readonly limit?: string;
  readonly cursor?: string;
}

const list = serviceCommand<ListOptions>(
  {
    usage: 'list',
    summary: 'orders, last placed first',
    options: [
      ...FILTER,
      option('--limit <count>', 'how many, at most 200; 50 unless told'),
      option('--cursor <cursor>', 'where the page before ended'),
    ],
    examples: [
      'orders list --status "Fulfillment Error"',
      'orders list --module enrollment --code lms-unavailable --json',
      'orders list --number "EDX-10*" --placed-after 2026-11-23T00:00:00Z',
    ],
  },
  async (session, options) => {
    const { limit, cursor } = options;
    const body = { ...filterIn(options), ...(limit && { limit }), ...(cursor && { cursor }) };
    const page = await answered(session.service.POST('/v1/orders/search', { body }));
    session.print(page, ({ orders, nextCursor }) => {
      const rows = orders.map(
        ({ orderNumber, status, user, placedAt, orderTotal, currency, statusReason }) => [
          ...[orderNumber, status, user.username, moment(placedAt)],
          ...[`${orderTotal} ${currency}`, statusReason?.code],
        ],
      );
      const heads = ['ORDER', 'STATUS', 'USER', 'PLACED', 'TOTAL', 'WHY'];
      const more = nextCursor === undefined ? '' : `\n\nMore: --cursor ${nextCursor}`;
      return table(heads, rows, 'No order matches.') + more;
    });
  },
);

const show = serviceCommand(
  {
    usage: 'show <number>',
    summary: 'an order and its lines',
    examples: ['orders show EDX-100001', 'orders show EDX-100001 --json'],
  },
  async (session, _, number = '') => {
    const path = { params: { path: { number } } };
    session.print(await answered(session.service.GET('/v1/orders/{number}', path)), orderText);
  },
);

const why = serviceCommand(
  {
    usage: 'why <number>',
    summary: 'why an order is not finished, what happens next, and who must act',
    examples: ['orders why EDX-100001'],
  },
  async (session, _, number = '') => {
    const path = { params: { path: { number } } };
    const diagnosis = session.service.GET('/v1/orders/{number}/diagnosis', path);
    session.print(await answered(diagnosis), diagnosisText);
  },
);

interface RetryOptions extends Partial<Reasoned> {
  readonly line?: readonly string[];
  readonly dryRun?: true;
  readonly wait?: true;
}

const retry = serviceCommand<RetryOptions>(
  {
    usage: 'retry <number>',
    summary: 'attempt again at once what failed in an order',
    options: [
      option('--reason <text>', 'why; stands in the history for ever; not needed for a dry run'),
      repeatable('--line <id>', 'only this line'),
      option('--dry-run', 'only say whether there is something to retry'),
      option('--wait', 'until it is known what became of it; exit code 1 if a line failed again'),
    ],
    examples: [
      'orders retry EDX-100001 --dry-run',
      'orders retry EDX-100001 --reason "The LMS is back." --wait',
      'orders retry EDX-100001 --line 1 --reason "The course is open again."',
    ],
  },
  async (session, { dryRun, ...options }, number = '') =>
    dryRun ? countOne(session, number) : retryOne(session, options, number),
);

/** The same question as that of a campaign of one order. */
async function countOne(session: Session, number: string): Promise<void> {
  const body = { orders: [number], dryRun: true };
  const counted = await answered(session.service.POST('/v1/retry-campaigns', { body }));
  session.print(counted, ({ orders }) =>
    orders === 1 ? `${number} has something to retry.` : `${number} has nothing to retry.`,
  );
}

async function retryOne(
  session: Session,
  { line, reason = '', wait }: RetryOptions,
  number: string,
): Promise<void> {
  const asked = await answered(
    session.service.POST('/v1/orders/{number}/fulfillment/retries', {
      params: { path: { number }, ...session.once },
      body: { reason, ...(line && { lines: [...line] }) },
    }),
  );
  if (!wait) {
    session.print(
      asked,
      ({ retryId, lines }) => `Asked for: lines ${lines.join(', ')} (retry ${retryId}).`,
    );
    return;
  }
  const outcome = await outcomeOf(session, number, asked.retryId);
  session.print(outcome, ({ lines }) =>
    table(
      ['LINE', 'OUTCOME', 'WHY'],
      lines.map((one) => [one.line, one.outcome, one.failure?.message]),
    ),
  );
  if (outcome.lines.some((one) => one.outcome === 'failed')) {
    throw new CommandRefused('It failed again.');
  }
}

async function outcomeOf(session: Session, number: string, id: string) {
  const params = { path: { number, retry: id } };
  for (;;) {
    const outcome = await answered(
      session.service.GET('/v1/orders/{number}/fulfillment/retries/{retry}', { params }),
    );
    if (outcome.ended) return outcome;
    session.progress('waiting for the outcome …');
    await session.pause(LOOK_MS);
    session.endProgress();
  }
}

interface SettleOptions extends Reasoned {
  readonly outcome: 'complete' | 'abandoned';
  readonly evidence?: string;
}

const settle = serviceCommand<SettleOptions>(
  {
    usage: 'settle <number> <line>',
    summary: 'say how a line was settled outside of the system; nobody is called',
    options: [
      new Option('--outcome <outcome>').choices(['complete', 'abandoned']).makeOptionMandatory(),
      REASON,
      option('--evidence <text>', 'where it can be checked: a ticket, a link'),
    ],
    examples: [
      'orders settle EDX-100001 1 --outcome complete --reason "Enrolled by hand." --evidence T-4711',
    ],
  },
  async (session, { outcome, reason, evidence }, number = '', line = '') => {
    const settled = session.service.POST('/v1/orders/{number}/lines/{line}/settlement', {
      params: { path: { number, line }, ...session.once },
      body: { outcome, reason, ...(evidence !== undefined && { evidence }) },
    });
    session.print(await answered(settled), orderText);
  },
);

const revoke = serviceCommand<Reasoned>(
  {
    usage: 'revoke <number> <line>',
    summary: 'have what a line gave taken back',
    options: [REASON],
    examples: ['orders revoke EDX-100001 1 --reason "The payment was charged back."'],
  },
  async (session, { reason }, number = '', line = '') => {
    const revoked = session.service.POST('/v1/orders/{number}/lines/{line}/revocation', {
      params: { path: { number, line }, ...session.once },
      body: { reason },
    });
    session.print(await answered(revoked), orderText);
  },
);

const note = serviceCommand(
  {
    usage: 'note <number> <text>',
    summary: 'put a note into the history of an order; do not name persons in it',
    examples: ['orders note EDX-100001 "Asked the course team, see T-4711."'],
  },
  async (session, _, number = '', text = '') => {
    const noted = session.service.POST('/v1/orders/{number}/notes', {
      params: { path: { number }, ...session.once },
      body: { text },
    });
    session.print(await answered(noted), () => 'Noted.');
  },
);

export const ordersCommand = group('orders', 'look at orders, and mend them', [
  ...[list, show, why, retry, settle, revoke, note],
]);
