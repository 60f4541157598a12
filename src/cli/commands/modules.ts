import { answered } from '../client/service-client.js';
import { group, serviceCommand, type MakeCommand } from '../context.js';
import { REASON, type Reasoned } from '../options.js';
import { moment, table } from '../render/table.js';

const list = serviceCommand(
  {
    usage: 'list',
    summary: 'the fulfilment modules, and what each has to do',
    examples: ['modules list'],
  },
  async (session) => {
    session.print(await answered(session.service.GET('/v1/modules')), ({ modules }) =>
      table(
        ['MODULE', 'STATE', 'SINCE', 'BY', 'AT WORK', 'DUE', 'PLANNED', 'WHY'],
        modules.map(({ name, state, since, by, atWork, dueNow, planned, reason, lacks }) => [
          ...[name, state, moment(since), by, atWork, dueNow, planned],
          lacks === undefined ? reason : `lacks ${lacks}`,
        ]),
      ),
    );
  },
);

function act(name: 'pause' | 'resume', summary: string, reason: string): MakeCommand {
  return serviceCommand<Reasoned>(
    {
      ...{ usage: `${name} <module>`, summary, options: [REASON] },
      examples: [`modules ${name} enrollment --reason "${reason}"`],
    },
    async (session, options, module = '') => {
      const asked = { params: { path: { name: module }, ...session.once } };
      const body = { reason: options.reason };
      const done =
        name === 'pause'
          ? session.service.POST('/v1/modules/{name}/pause', { ...asked, body })
          : session.service.POST('/v1/modules/{name}/resume', { ...asked, body });
      session.print(await answered(done), ({ paused }) =>
        paused ? `${module} is paused.` : `${module} goes on.`,
      );
    },
  );
}

export const modulesCommand = group('modules', 'what fulfils lines', [
  list,
  act('pause', 'give a module nothing to do; what is due for it waits', 'The LMS is upgraded.'),
  act('resume', 'let a paused module go on', 'The LMS is back.'),
]);
