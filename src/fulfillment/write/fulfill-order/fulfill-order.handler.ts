import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { AttemptResult } from '../../../order/results.js';
import { isForgotten } from '../../../order/personal-data.js';
import { NO_MODULE } from '../../../order/plan.js';
import type { Line, Placed } from '../../../order/state.js';
import { LOGGER, type Logger } from '../../../platform/observability/logger.js';
import type { ClaimedCommand } from '../../../platform/sagas/due-command.js';
import type { Attempt, FulfillmentModule } from '../../fulfillment-module.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { claimedOutcome, MOST_LOST_CLAIMS } from '../claimed-outcome.js';
import { isNoCall } from '../no-call.js';
import { isWellShaped } from '../well-shaped.js';
import { askBeforeRepeating, unlessRepeatable } from './ask-before-repeating.js';
import { askDeferred } from './ask-deferred.js';
import { attemptableLines } from './attemptable-lines.js';
import { FulfillOrder } from './fulfill-order.command.js';
import {
  BROKEN_MODULE,
  NO_RESULT,
  PERSON_FORGOTTEN,
  UNSUPPORTED,
  WORKER_LOST,
} from './own-failures.js';

type Results = Map<string, AttemptResult>;

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
      const call = { lineId: line.id, basis: revision, attempt: line.attempts + 1 };
      return result ? [claimedOutcome(claimed, this.modules, call, result)] : [];
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
    if (isForgotten(order.details.user)) return all(PERSON_FORGOTTEN);
    if (claimed.lostClaims >= MOST_LOST_CLAIMS) return all(WORKER_LOST);
    const module = this.modules.get(claimed.party);
    if (!module) return all(UNSUPPORTED);
    const asking = { attempt: { begin: holdForCall }, lostClaims: claimed.lostClaims };
    const results = await this.run(module, order, lines, asking);
    return new Map(
      [...results].map(([id, result]) => [
        id,
        unlessRepeatable(module, this.shaped(module, result)),
      ]),
    );
  }

  private shaped({ name }: FulfillmentModule, result: AttemptResult): AttemptResult {
    if (isWellShaped(result)) return result;
    this.logger.error({ module: name }, 'a fulfilment module answered with what is no result');
    return BROKEN_MODULE;
  }

  /** What a module found out before it broke, or lost its claim, counts. */
  private async run(
    module: FulfillmentModule,
    order: Placed,
    lines: readonly Line[],
    asking: { readonly attempt: Attempt; readonly lostClaims: number },
  ): Promise<Results> {
    const results: Results = new Map();
    const { attempt } = asking;
    try {
      const wanted = await askDeferred(module, order, lines, attempt, results);
      const attempted = await askBeforeRepeating(module, order, wanted, asking, results);
      await this.fulfil(module, order, attempted, attempt, results);
    } catch (error) {
      if (isNoCall(error)) return results;
      this.logger.error({ err: error, module: module.name }, 'a fulfilment module broke');
      for (const { id } of lines) if (!results.has(id)) results.set(id, BROKEN_MODULE);
    }
    return results;
  }

  private async fulfil(
    module: FulfillmentModule,
    order: Placed,
    lines: readonly Line[],
    attempt: Attempt,
    results: Results,
  ): Promise<void> {
    if (lines.length === 0) return;
    for await (const { lineId, ...result } of module.fulfillProduct(order, lines, attempt)) {
      results.set(lineId, result);
    }
    for (const { id } of lines) if (!results.has(id)) results.set(id, NO_RESULT);
  }
}
