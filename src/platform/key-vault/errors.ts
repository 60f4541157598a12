/** A sealed value was changed, belongs elsewhere, or is of a form that this build does not know. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor(
    readonly subject: string,
    readonly context: string,
    why: string,
  ) {
    super(`The sealed value of subject ${subject} in ${context} cannot be opened: ${why}.`);
  }
}

/** Nothing can be sealed for a person who was forgotten. */
export class SubjectForgotten extends Error {
  override readonly name = 'SubjectForgotten';

  constructor(readonly subject: string) {
    super(`Subject ${subject} was forgotten.`);
  }
}

/**
 * The vault has neither a key nor a note that it was destroyed. Not the same as forgotten: most likely this is another
 * vault, or an older copy, and the key is still somewhere.
 */
export class SubjectUnknown extends Error {
  override readonly name = 'SubjectUnknown';

  constructor(readonly subject: string) {
    super(
      `The key vault knows nothing of subject ${subject}. Is it the vault that belongs to this event store?`,
    );
  }
}

/** Keys in the vault are wrapped by a master key that was not given. Ids only: they say nothing about the keys. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';

  constructor(
    /** Ids of the keys that the vault needs. */
    readonly expected: readonly string[],
    /** Ids of those that were given. */
    readonly found: readonly string[],
  ) {
    super(
      `MASTER_KEY does not fit the key vault: its keys are wrapped by ${expected.join(', ')}, given: ${found.join(', ')}. ` +
        'Start with the key it was made with. If it was being changed, give the old one beside it and finish that.',
    );
  }
}

/** What is stored is not what was written. A person must act: restore the keys from a backup. */
export class VaultDamaged extends Error {
  override readonly name = 'VaultDamaged';
}

/** The vault could not write or read just now; nobody was told otherwise. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}
