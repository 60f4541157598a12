import { Journal } from '../journal.js';
import type { Books, Change } from './books.js';
import { applyChange, emptyBooks } from './fold.js';
import type { JournalEntry, LedgerCall } from './ledger.js';

export interface LedgerFilter {
  readonly user?: string | undefined;
  readonly course?: string | undefined;
  readonly route?: string | undefined;
}

/** The LMS's memory: journal first, then the books, so that what was answered can be folded again. */
export class LmsRecord {
  private readonly open = emptyBooks();
  private readonly journal: Journal<JournalEntry>;

  constructor(path: string) {
    this.journal = Journal.open<JournalEntry>(path, (entry) => {
      this.fold(entry.changes);
    });
  }

  get books(): Books {
    return this.open;
  }

  add(entry: JournalEntry): void {
    this.journal.append(entry);
    this.fold(entry.changes);
  }

  calls(filter: LedgerFilter): (LedgerCall & { number: number; at: string })[] {
    const found: (LedgerCall & { number: number; at: string })[] = [];
    for (const { number, entry } of this.journal.entries()) {
      if (entry.call && fits(entry.call, filter))
        found.push({ number, at: entry.at, ...entry.call });
    }
    return found;
  }

  close(): void {
    this.journal.close();
  }

  private fold(changes: readonly Change[]): void {
    for (const change of changes) applyChange(this.open, change);
  }
}

function fits(call: LedgerCall, { user, course, route }: LedgerFilter): boolean {
  return (
    (user === undefined || call.user === user) &&
    (course === undefined || call.course === course) &&
    (route === undefined || call.route === route)
  );
}
