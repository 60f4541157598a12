import { RecentlyUsed } from './recently-used.js';
import { KnownSubject, type Subject } from './subject.js';

/** Keys at hand, so that a known person costs no look into the store. One object for each subject. */
export class SubjectsInMemory {
  readonly #subjects: RecentlyUsed<KnownSubject | 'forgotten'>;
  readonly #ids: RecentlyUsed<string>;

  constructor(most: number) {
    this.#subjects = new RecentlyUsed(most);
    this.#ids = new RecentlyUsed(most);
  }

  get(id: string): Subject | 'forgotten' | undefined {
    return this.#subjects.get(id);
  }

  ofIdentity(identity: string): Subject | undefined {
    const id = this.#ids.get(identity);
    const subject = id === undefined ? undefined : this.#subjects.get(id);
    return subject === 'forgotten' ? undefined : subject; // who comes again after that is a new subject
  }

  remember(id: string, key: () => Buffer, identity?: string): Subject {
    if (identity !== undefined) this.#ids.set(identity, id);
    const before = this.#subjects.get(id);
    if (before !== undefined && before !== 'forgotten') return before;
    const subject = new KnownSubject(id, key());
    this.#subjects.set(id, subject);
    return subject;
  }

  forget(id: string): void {
    const subject = this.#subjects.get(id);
    if (subject !== undefined && subject !== 'forgotten') subject.forget();
    this.#subjects.set(id, 'forgotten');
  }
}
