import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Who looks at a page, and from where: what all of its parts may need to know. */
export interface Viewer {
  /** Undefined: nobody is signed in. */
  readonly name: string | undefined;
  readonly role: string;
  /** May act; an auditor is shown no form that does anything. */
  readonly acts: boolean;
  /** What each form carries. */
  readonly formToken: string;
  /** IANA name of the time zone that times are told in. */
  readonly zone: string;
  /** Epoch ms of this answer. */
  readonly now: number;
  /** Address of this page with its query, for forms that come back to it. */
  readonly here: string;
  /** For each form of an act: sent twice, it is the same act. */
  readonly newKey: () => string;
  /** What is only played here; undefined: everything is real. */
  readonly sandbox: string | undefined;
}

export const ViewerContext = createContext<Viewer | undefined>(undefined);

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('Pages are rendered by renderPage, which says who looks.');
  return viewer;
}
