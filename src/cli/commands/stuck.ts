import { answered } from '../client/service-client.js';
import { serviceCommand, type Session } from '../context.js';
import { given, option } from '../options.js';
import { moment, table } from '../render/table.js';

interface StuckOptions {
  readonly module?: string;
  readonly work?: 'fulfillment' | 'revocation' | 'refund';
  readonly class?: 'configuration' | 'network' | 'timeout' | 'server';
  readonly code?: string;
  readonly needsPerson?: 'true' | 'false';
  readonly lines?: true;
  readonly cursor?: string;
}

const NAMES = ['module', 'work', 'class', 'code', 'needsPerson'] as const;

export const stuckCommand = serviceCommand<StuckOptions>(
  {
    usage: 'stuck',
    summary: 'all that is not well, by module and reason; what needs a person first',
    options: [
      option('--module <name>', 'at this module'),
      option('--work <work>', 'fulfillment, revocation or refund'),
      option('--class <class>', 'failed by this class: configuration, network, timeout, server'),
      option('--code <code>', 'failed with this code'),
      option('--needs-person <yes>', 'true: what needs a person; false: what goes on by itself'),
      option('--lines', 'each line instead of groups'),
      option('--cursor <cursor>', 'with --lines: where the page before ended'),
    ],
    examples: ['stuck', 'stuck --needs-person true', 'stuck --module enrollment --lines'],
  },
  async (session, options) => (options.lines ? lines(session, options) : groups(session, options)),
);

async function groups(session: Session, options: StuckOptions): Promise<void> {
  const params = { query: given(options, ...NAMES) as Omit<StuckOptions, 'lines'> };
  const stuck = await answered(session.service.GET('/v1/stuck-work', { params }));
  session.print(stuck, (all) =>
    table(
      ['MODULE', 'WORK', 'CODE', 'ORDERS', 'LINES', 'SINCE', 'NEXT', 'PERSON', 'WHY'],
      all.groups.map(({ module, work, code, orders, lines: count, ...group }) => [
        ...[module, work, code, orders, count, moment(group.since)],
        ...[moment(group.nextAttemptAt) ?? 'none', group.needsPerson ? 'yes' : 'no', group.message],
      ]),
      'Nothing is stuck.',
    ),
  );
}

async function lines(session: Session, options: StuckOptions): Promise<void> {
  const query = given(options, ...NAMES, 'cursor') as Omit<StuckOptions, 'lines'>;
  const page = await answered(session.service.GET('/v1/stuck-work/lines', { params: { query } }));
  session.print(page, ({ lines: all, nextCursor }) => {
    const rows = all.map(({ orderNumber, line, reference, module, code, message }) => [
      ...[orderNumber, line ?? reference, module, code, message],
    ]);
    const more = nextCursor === undefined ? '' : `\n\nMore: --cursor ${nextCursor}`;
    return table(['ORDER', 'LINE', 'MODULE', 'CODE', 'WHY'], rows, 'Nothing is stuck.') + more;
  });
}
