import type { JSX } from 'preact';
import { NOTICED_MS } from './known.js';
import { Mark } from './mark.js';
import { span } from './times.js';

/** Says when what is shown is old, or of unknown age; nothing while it is fresh. */
export function Behind({ lagMs }: { readonly lagMs: number | null }): JSX.Element | null {
  if (lagMs !== null && lagMs < NOTICED_MS) return null;
  return (
    <p>
      <Mark of="break">
        {lagMs === null
          ? 'How old these figures are is not known'
          : `These figures are ${span(lagMs)} old`}
      </Mark>
    </p>
  );
}
