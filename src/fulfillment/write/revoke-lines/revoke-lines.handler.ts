import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LineOutcome, RevocationOutcome } from '../../../order/decide/record-outcomes.js';
import { isForgotten } from '../../../order/personal-data.js';
import { revocableAt, revokerOf } from '../../../order/plan.js';
import type { RevocationResult } from '../../../order/results.js';
import type { Line, Placed } from '../../../order/state.js';
import { LOGGER, type Logger } from '../../../platform/observability/logger.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { claimedOutcome, MOST_LOST_CLAIMS } from '../claimed-outcome.js';
import { isNoCall } from '../no-call.js';
import { isWellShaped } from '../well-shaped.js';
import {
  BROKEN_MODULE,
  PERSON_FORGOTTEN,
  UNSUPPORTED,
  WORKER_LOST,
} from '../fulfill-order/own-failures.js';
import { RevokeLines } from './revoke-lines.command.js';

function recordable(result: RevocationResult): RevocationOutcome {
  return result.kind === 'failed' ? { kind: 'revocation-failed', failure: result } : result;
}

@CommandHandler(RevokeLines)
export class RevokeLinesHandler implements ICommandHandler<RevokeLines> {
  constructor(
    private readonly modules: FulfillmentModules,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(command: RevokeLines): Promise<readonly LineOutcome[]> {
    const { state, revision } = command.order;
    if (state.stage !== 'placed') return [];
    const outcomes: LineOutcome[] = [];
    for (const line of this.dueLines(state, command)) {
      const result = await this.revoke(command, state, line);
      // The claim is another's now: what was found out counts, and no more calls are ours to make.
      if (!result) break;
      const call = { lineId: line.id, basis: revision, attempt: 'revocation' } as const;
      outcomes.push(claimedOutcome(command.claimed, this.modules, call, recordable(result)));
    }
    return outcomes;
  }

  /** What became of the order since it was planned counts, not the plan. */
  private dueLines(order: Placed, { claimed, lease }: RevokeLines): readonly Line[] {
    return order.lines.filter((line) => {
      const at = revocableAt(line);
      const ours = revokerOf(line, this.modules.moduleOf) === claimed.party;
      return ours && at !== undefined && at <= lease.now();
    });
  }

  private async revoke(
    { claimed, lease }: RevokeLines,
    order: Placed,
    line: Line,
  ): Promise<RevocationResult | undefined> {
    const module = this.modules.get(claimed.party);
    if (!module) return UNSUPPORTED;
    if (claimed.lostClaims >= MOST_LOST_CLAIMS) return WORKER_LOST;
    if (isForgotten(order.details.user)) return PERSON_FORGOTTEN;
    try {
      const begin = (): Promise<void> => lease.holdForCall(claimed);
      const result = await module.revokeLine(order, line, { begin });
      if (isWellShaped(result)) return result;
      throw new TypeError('The module answered with what is no result.');
    } catch (error) {
      if (isNoCall(error)) return undefined;
      this.logger.error({ err: error, module: module.name }, 'a fulfilment module broke');
      return BROKEN_MODULE;
    }
  }
}
