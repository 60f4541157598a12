import type { Books } from './books.js';
import type { Answer, Call } from './call.js';
import type { RouteName } from './faults.js';

/** What the ledger says a call was about. */
export interface Subject {
  readonly user?: string | undefined;
  readonly course?: string | undefined;
  readonly mode?: string | undefined;
}

export interface LmsRoute {
  readonly name: RouteName;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  answer(books: Books, call: Call): Answer;
  subject(books: Books, call: Call): Subject;
  /** The body is kept in the ledger, unless it carries a secret. */
  readonly secretBody?: true;
  readonly throttled?: true;
}
