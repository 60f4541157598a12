import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { derivedId } from '../../../kernel/ids.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { AttemptResult } from '../../../order/results.js';
import { NO_MODULE } from '../../../order/plan.js';
import type { Line, Placed } from '../../../order/state.js';
import { LOGGER, type Logger } from '../../../platform/observability/logger.js';
import { ClaimLost, type ClaimedCommand } from '../../../platform/sagas/due-command.js';
import type { FulfillmentModule } from '../../fulfillment-module.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { attemptableLines } from './attemptable-lines.js';
import { FulfillOrder } from './fulfill-order.command.js';
import { BROKEN_MODULE, NO_RESULT, UNSUPPORTED, WORKER_LOST } from './own-failures.js';

/** After so many claims in a row that nobody came back from, the next one does not try again by itself at once. */
const MOST_LOST_CLAIMS = 3;

type Results = ReadonlyMap<string, AttemptResult>;

@CommandHandler(FulfillOrder)
export class FulfillOrderHandler implements ICommandHandler<FulfillOrder> {
  constructor(
    private readonly modules: FulfillmentModules,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute({ claimed, order, lease }: FulfillOrder): Promise<readonly LineOutcome[]> {
    const { state, revision } = order;
    if (state.stage !== 'placed') return [];
    const lines = attemptableLines(state, claimed.party, this.modules.moduleOf, lease.now());
    if (lines.length === 0) return [];
    const results = await this.attempt(claimed, state, lines, () => lease.holdForCall(claimed));
    return lines.flatMap((line) => {
      const result = results.get(line.id);
      return result ? [this.outcome(claimed, line, revision, result)] : [];
    });
  }

  private async attempt(
    claimed: ClaimedCommand,
    order: Placed,
    lines: readonly Line[],
    holdForCall: () => Promise<void>,
  ): Promise<Results> {
    const all = (result: AttemptResult): Results => new Map(lines.map(({ id }) => [id, result]));
    if (claimed.party === NO_MODULE) return all(UNSUPPORTED);
    if (claimed.lostClaims >= MOST_LOST_CLAIMS) return all(WORKER_LOST);
    const module = this.modules.get(claimed.party);
    return module ? this.run(module, order, lines, holdForCall) : all(UNSUPPORTED);
  }

  /** What a module found out before it broke, or lost its claim, counts. */
  private async run(
    module: FulfillmentModule,
    order: Placed,
    lines: readonly Line[],
    begin: () => Promise<void>,
  ): Promise<Results> {
    const results = new Map<string, AttemptResult>();
    try {
      for await (const { lineId, ...result } of module.fulfillProduct(order, lines, { begin })) {
        results.set(lineId, result);
      }
    } catch (error) {
      if (error instanceof ClaimLost) return results;
      this.logger.error({ err: error, module: module.name }, 'a fulfilment module broke');
      for (const { id } of lines) if (!results.has(id)) results.set(id, BROKEN_MODULE);
    }
    for (const { id } of lines) if (!results.has(id)) results.set(id, NO_RESULT);
    return results;
  }

  private outcome(
    claimed: ClaimedCommand,
    line: Line,
    basis: number,
    result: AttemptResult,
  ): LineOutcome {
    const { stream, token, party } = claimed;
    return {
      lineId: line.id,
      module: party,
      basis,
      commandId: derivedId(stream, line.id, line.attempts + 1, token),
      jitter: Math.random(),
      policy: this.modules.retryPolicy(party),
      result,
    };
  }
}
