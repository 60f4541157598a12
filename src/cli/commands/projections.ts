import { answered } from '../client/service-client.js';
import type { components } from '../client/api.js';
import { group, serviceCommand, type MakeCommand, type Session } from '../context.js';
import { CommandRefused } from '../errors.js';
import { option, REASON_IN_TABLE, type Reasoned } from '../options.js';
import { bar } from '../render/bar.js';
import { moment, table } from '../render/table.js';

type Projection = components['schemas']['Projection'];

const LOOK_MS = 500;

function buildText({ build }: Projection): string {
  if (!build) return '';
  const { state, eventsDone, eventsTotal, eventsPerSecond, secondsLeft } = build;
  if (state === 'ready') return 'ready to be switched to';
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  return `${bar(eventsDone, eventsTotal ?? eventsDone)}, ${Math.round(eventsPerSecond)}/s${left}`;
}

function listText(projections: readonly Projection[]): string {
  return table(
    ['PROJECTION', 'LIVE', 'KEPT', 'SWITCHED', 'BUILDING', 'PROGRESS'],
    projections.map((one) => [
      ...[one.name, one.liveVersion, one.keptVersion ?? '', moment(one.switchedAt ?? undefined)],
      ...[one.build?.version ?? '', buildText(one)],
    ]),
  );
}

const list = serviceCommand(
  {
    usage: 'list',
    summary: 'which version of each read model is read, and what is built beside it',
    examples: ['projections list'],
  },
  async (session) => {
    const all = await answered(session.service.GET('/v1/projections'));
    session.print(all, ({ projections }) => listText(projections));
  },
);

const rebuild = serviceCommand<Reasoned & { readonly wait?: true }>(
  {
    usage: 'rebuild <projection>',
    summary: 'build a read model anew from the events, beside the one that is read; then switch',
    options: [
      REASON_IN_TABLE,
      option('--wait', 'until it is ready to be switched to, with its progress'),
    ],
    examples: ['projections rebuild order-status --reason "Rows of March look odd." --wait'],
  },
  async (session, { reason, wait }, projection = '') => {
    const begun = await answered(
      session.service.POST('/v1/projections/{projection}/rebuild', {
        params: { path: { projection }, ...session.once },
        body: { reason },
      }),
    );
    const now = wait ? await built(session, begun) : begun;
    session.print(now, (one) => listText([one]));
  },
);

async function built(session: Session, begun: Projection): Promise<Projection> {
  for (let now = begun; ;) {
    if (now.build?.state === 'ready') return now;
    session.progress(buildText(now));
    await session.pause(LOOK_MS);
    session.endProgress();
    const { projections } = await answered(session.service.GET('/v1/projections'));
    const found = projections.find(({ name }) => name === begun.name);
    if (!found?.build)
      throw new CommandRefused('It is not built any more: somebody gave it up, or switched.');
    now = found;
  }
}

function change(name: 'switch' | 'rollback', summary: string, reason: string): MakeCommand {
  return serviceCommand<Reasoned>(
    {
      ...{ usage: `${name} <projection>`, summary, options: [REASON_IN_TABLE] },
      examples: [`projections ${name} order-status --reason "${reason}"`],
    },
    async (session, options, projection = '') => {
      const params = { path: { projection }, ...session.once };
      const asked = { params, body: { reason: options.reason } };
      const changed =
        name === 'switch'
          ? session.service.POST('/v1/projections/{projection}/switch', asked)
          : session.service.POST('/v1/projections/{projection}/rollback', asked);
      session.print(await answered(changed), (one) => listText([one]));
    },
  );
}

export const projectionsCommand = group('projections', 'read models and their versions', [
  ...[list, rebuild],
  change('switch', 'make what was built live', 'The new rows are right.'),
  change('rollback', 'make what was live before live again', 'The new rows are wrong.'),
]);
