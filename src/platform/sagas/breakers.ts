import type { Logger } from 'pino';
import type { Database } from '../sql/database.js';
import { freeProbe, openBreaker, probeFailed, probeWorked } from './party-breakers.js';
import type { ClaimedCommand, PartyNews } from './due-command.js';

/** When a party is given a rest. */
export interface BreakerLimits {
  /** After so many failures in a row. */
  readonly failures: number;
  /** Until the first probe, in ms; each that fails doubles it, up to {@link LONGEST_REST_MS}. */
  readonly openMs: number;
  /** What it is given at once when it is well. */
  readonly room: number;
}

/** No count of failures is needed to know. */
const BROKEN = 1_000_000;

/** What is heard of parties opens and closes their breakers. Failures in a row are counted in each process by itself. */
export class Breakers {
  private readonly inRow = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly limitsOf: (party: string) => BreakerLimits,
    private readonly logger: Logger,
  ) {}

  /** True: the party is well again, so there may be more to do. */
  async heard(claimed: ClaimedCommand, news: readonly PartyNews[]): Promise<boolean> {
    const { party } = claimed;
    const code = news.flatMap((one) => (one.kind === 'works' ? [] : [one.code])).at(-1);
    const failures = this.count(party, news);
    if (claimed.probes) return this.probed(claimed, news, code);
    if (code !== undefined && failures > 0) await this.failed(party, failures, code);
    return false;
  }

  private count(party: string, news: readonly PartyNews[]): number {
    let failures = this.inRow.get(party) ?? 0;
    for (const { kind } of news) {
      failures = kind === 'works' ? 0 : kind === 'broken' ? BROKEN : failures + 1;
    }
    if (failures === 0 || failures >= BROKEN) this.inRow.delete(party);
    else this.inRow.set(party, failures);
    return failures;
  }

  private async failed(party: string, failures: number, reason: string): Promise<void> {
    const limits = this.limitsOf(party);
    if (await openBreaker(this.database, { party, failures, reason, limits })) {
      this.logger.error({ code: 'breaker-opened', party, reason }, 'a party fails as a whole');
    }
  }

  private async probed(
    { party, token }: ClaimedCommand,
    news: readonly PartyNews[],
    reason: string | undefined,
  ): Promise<boolean> {
    if (news.some(({ kind }) => kind === 'works')) {
      this.inRow.delete(party);
      await probeWorked(this.database, party, token, this.limitsOf(party).room);
      this.logger.info({ code: 'breaker-closes', party }, 'a party is well again');
      return true;
    }
    if (reason === undefined) await freeProbe(this.database, party, token);
    else await probeFailed(this.database, { party, token, reason });
    return false;
  }
}
