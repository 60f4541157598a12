import type { JSX } from 'preact';
import type { ModuleView } from '../../fulfillment/contract.js';
import { Age } from './time.js';

/** What keeps a module from being called, and what that means for a retry; nothing while it is called. */
export function Held({ module }: { readonly module: ModuleView | undefined }): JSX.Element | null {
  if (!module || module.state === 'running' || module.state === 'ramping') return null;
  const { name, since, by = 'a person', reason } = module;
  const long = since !== undefined && (
    <>
      {' '}
      for <Age since={since} />
    </>
  );
  if (module.state === 'paused') {
    return (
      <p class="m pause wide">
        <strong>
          {name} is paused{long} by {by}
          {reason !== undefined && `: “${reason}”`}.
        </strong>{' '}
        It is not called and no attempts are used up. A retry asked for now is taken, and waits
        until somebody <a href="/dashboard/modules">resumes the module</a>.
      </p>
    );
  }
  return (
    <p class="m break wide">
      <strong>
        {name} fails as a whole{long}
        {reason !== undefined && (
          <>
            : <code>{reason}</code>
          </>
        )}
        .
      </strong>{' '}
      One call at a time finds out whether it is well again; no attempts are used up. A retry asked
      for now is taken, and waits for that.
    </p>
  );
}
