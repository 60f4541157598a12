import type { ComponentChildren, JSX } from 'preact';

interface LiveProps {
  readonly id: string;
  /** Where the page is told that it is out of date; on one part of it. */
  readonly source?: string;
  readonly children: ComponentChildren;
}

/** A part of a page that the script replaces by what the server says now, unless somebody is at it. */
export function Live({ id, source, children }: LiveProps): JSX.Element {
  return (
    <div id={`live-${id}`} data-live={source ?? ''}>
      {children}
    </div>
  );
}
