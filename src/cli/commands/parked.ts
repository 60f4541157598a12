import { answered } from '../client/service-client.js';
import { group, serviceCommand } from '../context.js';
import { given, option, REASON_IN_TABLE, type Reasoned } from '../options.js';
import { moment, table } from '../render/table.js';

const list = serviceCommand<{ readonly consumer?: string }>(
  {
    usage: 'list',
    summary: 'orders whose events a consumer cannot handle',
    options: [option('--consumer <name>', 'those of this consumer')],
    examples: ['parked list', 'parked list --json'],
  },
  async (session, options) => {
    const params = { query: given(options, 'consumer') };
    const parked = session.service.GET('/v1/parked-streams', { params });
    session.print(await answered(parked), ({ parkedStreams }) =>
      table(
        ['CONSUMER', 'STREAM', 'SINCE', 'WAITING', 'TRIED', 'CODE', 'WHERE'],
        parkedStreams.map(({ consumer, stream, since, waiting, times, error }) => [
          ...[consumer, stream, moment(since), waiting, times],
          ...[error.code, error.where],
        ]),
        'Nothing is parked.',
      ),
    );
  },
);

const release = serviceCommand<Reasoned>(
  {
    usage: 'release <consumer> <stream>',
    summary: 'have a parked order tried again, after its cause was corrected',
    options: [REASON_IN_TABLE],
    examples: [
      'parked release fulfillment-saga-1 order-edx-100001 --reason "The keys are restored."',
    ],
  },
  async (session, { reason }, consumer = '', stream = '') => {
    const released = session.service.POST('/v1/parked-streams/{consumer}/{stream}/release', {
      params: { path: { consumer, stream }, ...session.once },
      body: { reason },
    });
    session.print(await answered(released), () => `${stream} is tried again.`);
  },
);

const consumers = serviceCommand(
  {
    usage: 'consumers',
    summary: 'how what follows the events is',
    examples: ['consumers'],
  },
  async (session) => {
    session.print(await answered(session.service.GET('/v1/consumers')), (all) =>
      table(
        ['CONSUMER', 'STATE', 'WHY', 'BEHIND MS', 'PARKED', 'POSITION'],
        all.consumers.map(({ consumer, state, why, lagMs, parked, position }) => [
          ...[consumer, state, why, lagMs ?? '?', parked, position],
        ]),
      ),
    );
  },
);

export const parkedCommand = group('parked', 'orders that a consumer cannot handle', [
  ...[list, release],
]);
export const consumersCommand = consumers;
