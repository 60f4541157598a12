import type { ComponentChildren, JSX } from 'preact';

interface ResultProps {
  /** `going`: not over yet. `over`: it went well. `failed`: it is over and did not. `refused`: nothing was done. */
  readonly state: 'going' | 'over' | 'failed' | 'refused';
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
}

const CLASSES = { going: '', over: ' over', failed: ' fail', refused: ' fail' } as const;

/** What became of a click, in one place, from the click until it is over. */
export function Result({ state, title, children }: ResultProps): JSX.Element {
  return (
    <div
      class={`result${CLASSES[state]}`}
      id="result"
      role={state === 'refused' ? 'alert' : 'status'}
    >
      <h2>{title}</h2>
      {children}
    </div>
  );
}
