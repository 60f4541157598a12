import type { JSX } from 'preact';
import { counted } from '../components/counted.js';
import type { ModuleSetup, ModuleView } from '../../fulfillment/contract.js';
import type { StuckLine } from '../../operations/contract.js';
import { Mark } from '../components/mark.js';
import { Age, Time } from '../components/time.js';
import { number, span } from '../components/times.js';
import { typedOf, type RefusedForm } from '../typed.js';
import { Failures } from './failures.js';
import { FoldedForm, ModuleForm } from './module-form.js';
import {
  breakerWords,
  isWell,
  markOf,
  scheduleWords,
  stateWords,
  type ModuleAct,
} from './module-words.js';

/** A form about a module that was refused. */
export interface ModuleAttempt extends RefusedForm {
  readonly module: string;
  readonly act: ModuleAct;
}

interface ModulePartProps {
  readonly of: ModuleView;
  readonly setup: ModuleSetup | undefined;
  readonly failures: readonly StuckLine[];
  readonly attempt: ModuleAttempt | undefined;
}

function Heading({ of }: { readonly of: ModuleView }): JSX.Element {
  const { name, since } = of;
  return (
    <div class="hd">
      <h2 id={`h-${name}`}>{name}</h2> <Mark of={markOf(of)}>{stateWords(of)}</Mark>
      {since !== undefined && (
        <span class="dim">
          since <Time at={since} />, for <Age since={since} />
        </span>
      )}
    </div>
  );
}

/** Why it goes on, where it was paused once. */
function Resumed({ of }: { readonly of: ModuleView }): JSX.Element | null {
  if (of.resumed === undefined) return null;
  const { at, by, reason } = of.resumed;
  return (
    <p class="dim">
      Last resumed by {by} at <Time at={at} />: “{reason}”
    </p>
  );
}

function held(dueNow: number): string {
  if (dueNow === 0) return 'Nothing waits for it yet';
  return `${counted(dueNow, 'command')} ${dueNow === 1 ? 'waits' : 'wait'} for it`;
}

/** Why it does not run, and what that holds up. */
function Says({ of }: { readonly of: ModuleView }): JSX.Element | null {
  const { state, reason, lacks, dueNow, probeAt } = of;
  if (state === 'paused') {
    return (
      <p class="says">
        “{reason}”. {held(dueNow)}; all other modules go on.
      </p>
    );
  }
  if (lacks !== undefined) {
    return (
      <p class="says">
        Set <code>{lacks}</code> and start again. Its lines fail with class configuration until
        then, use up no attempts, and go on by themselves afterwards.
      </p>
    );
  }
  if (state === 'running') return null;
  return (
    <p class="says">
      It failed as a whole with <code>{reason}</code>. {held(dueNow)}, and no attempts are used up.{' '}
      {state === 'ramping' ? (
        <>It is well again and is given {counted(of.room, 'command')} at once, then more.</>
      ) : (
        probeAt !== undefined && (
          <>
            One command finds out at <Time at={probeAt} /> whether it is well again; then all go on
            in turn.
          </>
        )
      )}
    </p>
  );
}

function Doing({ of }: { readonly of: ModuleView }): JSX.Element {
  const { atWork, dueNow, planned, oldestDueAt } = of;
  return (
    <dl class="facts">
      <div>
        <dt>At work</dt>
        <dd>{number(atWork)}</dd>
      </div>
      <div>
        <dt>{isWell(of) ? 'Due' : 'Waiting'}</dt>
        <dd>{number(dueNow)}</dd>
      </div>
      <div>
        <dt>For later</dt>
        <dd>{number(Math.max(0, planned - atWork - dueNow))}</dd>
      </div>
      <div>
        <dt>Oldest due</dt>
        <dd>{oldestDueAt === undefined ? '–' : <Age since={oldestDueAt} />}</dd>
      </div>
    </dl>
  );
}

function Setup({ setup }: { readonly setup: ModuleSetup }): JSX.Element {
  const { productTypes, calls } = setup;
  return (
    <dl class="side">
      <dt>Makes good</dt>
      <dd>
        {productTypes.length > 0
          ? productTypes.join(', ')
          : 'none of the usual product types: what no module before it takes'}
      </dd>
      <dt>Limits</dt>
      <dd>
        {span(calls.timeoutMs)} a call, {number(calls.concurrency)} at once in each process
      </dd>
      <dt>Retries</dt>
      <dd>{scheduleWords(setup)}</dd>
      <dt>Breaker</dt>
      <dd>{breakerWords(setup)}</dd>
    </dl>
  );
}

/** One module: how it is, what that holds up, how it is set up, what failed last, and what can be done. */
export function ModulePart({ of, setup, failures, attempt }: ModulePartProps): JSX.Element {
  const act: ModuleAct = of.state === 'paused' ? 'resume' : 'pause';
  const refused = attempt?.act === act ? attempt : undefined;
  const form = { of, act, typed: typedOf(refused) };
  return (
    <section class="part" id={of.name} aria-labelledby={`h-${of.name}`}>
      <Heading of={of} />
      <Says of={of} />
      <Resumed of={of} />
      <div class="cols two">
        <div class="grid">
          <Doing of={of} />
          {act === 'resume' ? (
            <ModuleForm {...form} />
          ) : (
            <FoldedForm {...form} open={refused !== undefined} />
          )}
        </div>
        {setup && <Setup setup={setup} />}
      </div>
      <Failures module={of.name} failures={failures} open={!isWell(of)} />
    </section>
  );
}
