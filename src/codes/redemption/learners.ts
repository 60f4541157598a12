import type { CommandContext } from '../../kernel/event.js';
import type { KeyVault } from '../../platform/key-vault/key-vault.js';

/** Learners as events know them. */
export class Learners {
  constructor(private readonly vault: Pick<KeyVault, 'subjectOf'>) {}

  /** Actors are stored in plain text, which is for staff: a learner is the one whose key seals what is said of them. */
  async asActor(context: CommandContext, username: string): Promise<CommandContext> {
    const { id } = await this.vault.subjectOf(username);
    return { ...context, actor: { kind: 'user', id } };
  }
}
