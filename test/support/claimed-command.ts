import { NOW } from './given-when-then.js';
import type { ClaimedCommand } from '../../src/platform/sagas/due-command.js';

export function claimedCommand(overrides: Partial<ClaimedCommand> = {}): ClaimedCommand {
  return {
    ...{ stream: 'order-edx-100001', party: 'enrollment', command: 'FulfillOrder' },
    ...{ lineIds: ['1'], generation: 1, token: 'claim-1', lostClaims: 0, claimedAt: NOW },
    ...{ givenBack: 0, wakes: 0, probes: false },
    ...overrides,
  };
}
