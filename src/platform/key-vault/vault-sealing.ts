import type { NewEvent, Recorded } from '../../kernel/event.js';
import type { Sealing } from '../event-store/sealing.js';
import { valueAt, withValueAt } from './at-path.js';
import type { JsonValue } from './json-value.js';
import type { KeyVault } from './key-vault.js';
import { FORGOTTEN, isForgotten, isSealed } from './sealed.js';

/** What the events of an aggregate say of persons. */
export interface PersonalData<Event extends NewEvent> {
  /** Paths of the personal values in the data of such an event, in every version that there ever was. */
  pathsOf(type: string): readonly string[];
  /** Whom they are about; undefined: nobody, or somebody who was forgotten. */
  personOf(event: Event): string | undefined;
  /** What is read at a path of which the key was destroyed. */
  forgottenAt(path: string): unknown;
}

/**
 * Seals personal values under the person's own key. Bound to stream, type and path: a value that somebody moved to another
 * order or another field does not open.
 */
export class VaultSealing<Event extends NewEvent> implements Sealing<Event> {
  constructor(
    private readonly vault: Pick<KeyVault, 'subjectOf' | 'open'>,
    private readonly personal: PersonalData<Event>,
  ) {}

  async seal(stream: string, event: Event): Promise<unknown> {
    const { type, data } = event;
    const present = this.presentIn(type, data);
    if (present.length === 0) return data;
    const person = this.personal.personOf(event);
    // What is decided on an order whose buyer was forgotten says so too; nothing of it is left to seal.
    const subject = person === undefined ? undefined : await this.vault.subjectOf(person);
    const seal = (value: unknown, path: string) =>
      subject?.seal(value as JsonValue, contextOf(stream, type, path)) ?? FORGOTTEN;
    return present.reduce(
      (sealed, { path, value }) => withValueAt(sealed, path, seal(value, path)),
      data,
    );
  }

  async open({ stream, type, data }: Recorded): Promise<unknown> {
    let opened = data;
    for (const { path, value } of this.presentIn(type, data)) {
      // Events from before anything was sealed are as they are.
      const plain = isSealed(value)
        ? await this.vault.open(value, contextOf(stream, type, path))
        : value;
      const read = isForgotten(plain) ? this.personal.forgottenAt(path) : plain;
      if (read !== value) opened = withValueAt(opened, path, read);
    }
    return opened;
  }

  private presentIn(type: string, data: unknown) {
    return this.personal
      .pathsOf(type)
      .map((path) => ({ path, value: valueAt(data, path) }))
      .filter(({ value }) => value !== undefined && value !== null);
  }
}

function contextOf(stream: string, type: string, path: string): string {
  return `${stream}/${type}.${path}`;
}
