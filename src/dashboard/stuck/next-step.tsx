import type { JSX } from 'preact';
import type { ModuleView } from '../../fulfillment/contract.js';
import type { StuckGroup } from '../../operations/contract.js';
import { Age, Time } from '../components/time.js';
import { caseOf, heldModule } from './stuck-words.js';

interface NextStepProps {
  readonly group: StuckGroup;
  readonly modules: readonly ModuleView[];
}

/** What happens to a group by itself and when, or that nothing does and why. */
export function NextStep({ group, modules }: NextStepProps): JSX.Element {
  const { needsPerson, nextAttemptAt, module } = group;
  if (needsPerson) return <>none: {caseOf(group).none}</>;
  const held = heldModule(modules, module);
  if (held?.state === 'paused') return <>none until somebody resumes the module</>;
  if (held?.state === 'breaker-open') {
    return (
      <>
        one probe{' '}
        {held.probeAt === undefined ? (
          'soon'
        ) : (
          <>
            at <Time at={held.probeAt} />
          </>
        )}
        , then all in turn
      </>
    );
  }
  return nextAttemptAt === undefined ? (
    <>as soon as a worker is free</>
  ) : (
    <>
      an attempt at <Time at={nextAttemptAt} />
    </>
  );
}

/** What keeps the module of a group from being called; nothing while it is called. */
export function Held({ group, modules }: NextStepProps): JSX.Element | null {
  const held = heldModule(modules, group.module);
  if (!held || held.state === 'ramping') return null;
  const since = held.since !== undefined && (
    <>
      {' '}
      for <Age since={held.since} />
    </>
  );
  if (held.state === 'paused') {
    return (
      <p>
        <strong>
          Paused{since} by {held.by ?? 'a person'}
          {held.reason !== undefined && `: “${held.reason}”`}.
        </strong>{' '}
        {held.name} is not called and no attempts are used up. A retry asked for now is taken, and
        waits until somebody resumes the module.
      </p>
    );
  }
  return (
    <p>
      <strong>
        {held.name} fails as a whole{since}
        {held.reason !== undefined && (
          <>
            : <code>{held.reason}</code>
          </>
        )}
        .
      </strong>{' '}
      One call at a time finds out whether it is well again; no attempts are used up. A retry asked
      for now is taken, and waits for that.
    </p>
  );
}
