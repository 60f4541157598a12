import { answered } from '../client/service-client.js';
import type { paths } from '../client/api.js';
import { group, serviceCommand } from '../context.js';
import { CommandRefused, UsageError } from '../errors.js';
import { given, option, wholeNumber } from '../options.js';
import { facts, moment, table } from '../render/table.js';

type HistoryQuery = NonNullable<paths['/v1/orders/{number}/history']['get']['parameters']['query']>;

interface HistoryOptions {
  readonly type?: string;
  readonly line?: string;
  readonly actor?: string;
  readonly command?: string;
  readonly after?: string;
  readonly before?: string;
}

const history = serviceCommand<HistoryOptions>(
  {
    usage: 'history <number>',
    summary: 'everything that ever happened to an order, and because of whom',
    options: [
      option('--type <type>', 'events of this type'),
      option('--line <id>', 'events about this line'),
      option('--actor <name>', 'events that this person or part of the house is the actor of'),
      option('--command <id>', 'events that this command wrote'),
      option('--after <time>', 'then or later, as 2026-11-23T10:00:00Z'),
      option('--before <time>', 'before'),
    ],
    examples: ['audit history EDX-100001', 'audit history EDX-100001 --actor olga --json'],
  },
  async (session, options, number = '') => {
    // The service says which types there are.
    const query = given(
      options,
      'type',
      'line',
      'actor',
      'command',
      'after',
      'before',
    ) as HistoryQuery;
    const params = { path: { number }, query };
    const found = session.service.GET('/v1/orders/{number}/history', { params });
    session.print(await answered(found), ({ events }) =>
      table(
        ['EVENT', 'AT', 'TYPE', 'ACTOR', 'REASON'],
        events.map((event) => [
          ...[event.number, moment(event.at), event.type, event.actor.id],
          event.metadata.reason,
        ]),
        'No event matches.',
      ),
    );
  },
);

interface AtOptions {
  readonly revision?: string;
  readonly time?: string;
}

const at = serviceCommand<AtOptions>(
  {
    usage: 'at <number>',
    summary: 'an order as it was',
    options: [
      option('--revision <number>', 'after the event of this number'),
      option('--time <time>', 'then, as 2026-11-23T10:00:00Z'),
    ],
    examples: [
      'audit at EDX-100001 --revision 3',
      'audit at EDX-100001 --time 2026-11-23T10:00:00Z',
    ],
  },
  async (session, options, number = '') => {
    if ((options.revision === undefined) === (options.time === undefined)) {
      throw new UsageError('say either --revision or --time');
    }
    const params = { path: { number }, query: given(options, 'revision', 'time') };
    const then = session.service.GET('/v1/orders/{number}/at', { params });
    session.print(await answered(then), ({ asOf, status, lines }) => {
      const head = facts({
        Order: number,
        Status: status,
        'After event': `${asOf.number} ${asOf.type}, ${moment(asOf.at) ?? ''} by ${asOf.actor.id}`,
      });
      const rows = lines.map((line) => [
        line.id,
        line.status,
        line.attempts,
        line.lastFailure?.code,
      ]);
      return `${head}\n\n${table(['LINE', 'STATUS', 'ATTEMPTS', 'FAILURE'], rows)}`;
    });
  },
);

const steps = serviceCommand<{ readonly from?: string }>(
  {
    usage: 'steps <number>',
    summary: 'how an order became what it is: what each event changed',
    options: [option('--from <number>', 'from the event of this number on')],
    examples: ['audit steps EDX-100001'],
  },
  async (session, { from }, number = '') => {
    const query = from === undefined ? {} : { from: String(wholeNumber('--from', from)) };
    const params = { path: { number }, query };
    const found = session.service.GET('/v1/orders/{number}/steps', { params });
    session.print(await answered(found), (page) =>
      table(
        ['EVENT', 'TYPE', 'CHANGED', 'FROM', 'TO'],
        page.steps.flatMap((step) =>
          step.changed.map((change) => [
            ...[step.number, step.type, change.path],
            ...[JSON.stringify(change.from), JSON.stringify(change.to)],
          ]),
        ),
      ),
    );
  },
);

const verify = serviceCommand(
  {
    usage: 'verify <number>',
    summary: 'whether the history of an order is as it was written; exit code 1 if not',
    examples: ['audit verify EDX-100001'],
  },
  async (session, _, number = '') => {
    const params = { path: { number } };
    const found = session.service.GET('/v1/orders/{number}/history', { params });
    const { chain } = await answered(found);
    session.print(chain, ({ head }) =>
      chain.whole ? `Whole, up to ${head ?? ''}.` : 'Not whole.',
    );
    if (!chain.whole)
      throw new CommandRefused(`Event ${chain.brokenAt ?? '?'}: ${chain.why ?? ''}.`);
  },
);

export const auditCommand = group('audit', 'what happened, when, and because of whom', [
  ...[history, at, steps, verify],
]);
