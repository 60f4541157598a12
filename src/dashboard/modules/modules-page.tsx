import type { JSX } from 'preact';
import { counted } from '../components/counted.js';
import type { ModuleSetup, ModuleView } from '../../fulfillment/contract.js';
import type { StuckLine } from '../../operations/contract.js';
import { Result } from '../components/result.js';
import { Time } from '../components/time.js';
import { Page } from '../layout/page.js';
import { ModulePart, type ModuleAttempt } from './module-part.js';
import { modulesSentence, unwellFirst, type ModuleAct } from './module-words.js';

/** An act that somebody comes from. */
export interface ModuleActed {
  readonly module: string;
  readonly act: ModuleAct;
}

export interface ModulesPageProps {
  readonly modules: readonly ModuleView[];
  readonly setups: readonly ModuleSetup[];
  readonly failures: readonly StuckLine[];
  readonly acted: ModuleActed | undefined;
  readonly attempt: ModuleAttempt | undefined;
}

/** What the act has come to: workers hear of it within a moment. */
function Acted({ acted, modules }: Pick<ModulesPageProps, 'acted' | 'modules'>) {
  const module = modules.find(({ name }) => name === acted?.module);
  if (!acted || !module) return null;
  const { name, state, since, by, reason, atWork, dueNow } = module;
  const isPaused = state === 'paused';
  if (isPaused !== (acted.act === 'pause')) {
    const title = `${name} is about to ${acted.act === 'pause' ? 'pause' : 'go on'}`;
    return (
      <Result state="going" title={title}>
        <p>
          It is in the history, and takes effect within a moment. <a href="">Look again</a>
        </p>
      </Result>
    );
  }
  const doing = `${counted(atWork, 'command')} at work, ${counted(dueNow, 'command')} due.`;
  if (!isPaused) return <Result state="over" title={`${name} goes on: ${doing}`} />;
  return (
    <Result state="over" title={`${name} is paused: ${doing}`}>
      <p>
        By {by}
        {since !== undefined && (
          <>
            {' '}
            at <Time at={since} />
          </>
        )}
        : “{reason}”
      </p>
    </Result>
  );
}

function Refusal({ attempt }: { readonly attempt: ModuleAttempt }): JSX.Element {
  const { act, module, problem } = attempt;
  const title = act === 'pause' ? `${module} was not paused` : `${module} was not resumed`;
  return (
    <Result state="refused" title={title}>
      <p>{problem.detail} Nothing was done; what you typed is kept below.</p>
    </Result>
  );
}

/** Which modules do not run, since when, by whom or what; the unwell first. */
export function ModulesPage(props: ModulesPageProps): JSX.Element {
  const { modules, setups, failures, acted, attempt } = props;
  return (
    <Page title="Modules" current="/dashboard/modules">
      <section class="lead">
        <h1>Modules</h1>
        <p class="answer">{modulesSentence(modules)}</p>
      </section>
      {attempt ? <Refusal attempt={attempt} /> : <Acted acted={acted} modules={modules} />}
      {unwellFirst(modules).map((one) => (
        <ModulePart
          key={one.name}
          of={one}
          setup={setups.find(({ name }) => name === one.name)}
          failures={failures.filter(({ module }) => module === one.name)}
          attempt={attempt?.module === one.name ? attempt : undefined}
        />
      ))}
    </Page>
  );
}
