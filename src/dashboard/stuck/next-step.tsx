import type { JSX } from 'preact';
import type { ModuleView } from '../../fulfillment/contract.js';
import type { StuckGroup } from '../../operations/contract.js';
import { Time } from '../components/time.js';
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
