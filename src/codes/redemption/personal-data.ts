import { FORGOTTEN } from '../../order/personal-data.js';
import type { CodeEvent, Learner } from './events.js';

const NOBODY: Learner = { username: FORGOTTEN };

export function isForgotten({ username }: Learner): boolean {
  return username === FORGOTTEN;
}

/** What the events of a code say of persons (docs/adr/0012-personal-data.md): who has it. */
export const codePersonalData = {
  pathsOf: (type: string): readonly string[] => (type === 'CodeReserved' ? ['learner'] : []),
  personOf: (event: CodeEvent): string | undefined => {
    if (event.type !== 'CodeReserved' || isForgotten(event.data.learner)) return undefined;
    return event.data.learner.username;
  },
  forgottenAt: (): Learner => NOBODY,
};
