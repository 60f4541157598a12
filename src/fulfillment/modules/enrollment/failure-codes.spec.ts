import type { ByItself } from '../../../kernel/failure.js';
import type { Verdict } from '../../outside/failure-table.js';
import { enrollmentFailures } from './failure-codes.js';
import { ENROLLMENT_API } from './failure-table.js';

function byItself({ class: of, retryable, maxAttempts }: Verdict): ByItself {
  if (!retryable) return 'never';
  if (of === 'configuration') return 'when-well';
  return maxAttempts === undefined ? 'again' : 'few';
}

describe('the codes of failed enrollments', () => {
  it.each(ENROLLMENT_API.failures.map((row) => [row.code, row.verdict] as const))(
    '%s is documented as it is decided',
    (code, verdict) => {
      expect(enrollmentFailures[code]).toMatchObject({
        ...{ class: verdict.class, byItself: byItself(verdict) },
      });
    },
  );
});
