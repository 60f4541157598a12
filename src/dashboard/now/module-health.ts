import type { ModuleFigures, HourFigures } from '../../operations/contract.js';

/** How the attempts of a module ended. */
export interface Attempts {
  readonly ended: number;
  readonly failed: number;
}

const NONE: Attempts = { ended: 0, failed: 0 };

function attemptsIn(figures: ModuleFigures): Attempts {
  const { fulfilled, failed, deferred, revoked, revocationsFailed } = figures;
  const failures = Object.values(failed).reduce((sum, count) => sum + count, revocationsFailed);
  return { ended: fulfilled + deferred + revoked + failures, failed: failures };
}

const plus = (one: Attempts, other: Attempts): Attempts => ({
  ended: one.ended + other.ended,
  failed: one.failed + other.failed,
});

/** Hour by hour, from the events: of all processes, and with nothing lost. */
export function attemptsByHour(hours: readonly HourFigures[], module: string): readonly Attempts[] {
  return hours.map(({ modules }) => {
    const mine = modules.find((one) => one.module === module);
    return mine ? attemptsIn(mine) : NONE;
  });
}

/** Of the hour that is not over, and the one before. */
export const ofLate = (hours: readonly Attempts[]): Attempts => hours.slice(-2).reduce(plus, NONE);

export const failedShare = ({ ended, failed }: Attempts): number =>
  ended === 0 ? 0 : failed / ended;
