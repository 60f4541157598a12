import type { Recorded } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { FoldCache } from '../../../platform/projections/fold-cache.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import type { StreamPlan } from '../../../platform/sagas/due-command.js';
import { writePlans } from '../../../platform/sagas/due-commands.plan.js';
import type { Query } from '../../../platform/sql/query.js';
import type { CodeCommands } from '../../redemption/code-commands.js';
import { CODE_STREAM_PREFIX, type CodeState } from '../../redemption/code-state.js';
import type { CodeEvent } from '../../redemption/events.js';
import { planCode } from '../../redemption/plan.js';

/** After every event of a code: is its seat still to be ordered? Then a worker does it, whatever became of the request. */
export class RedemptionSaga implements Consumer {
  readonly name = 'code-redemptions-1';
  readonly prefixes = [CODE_STREAM_PREFIX];
  readonly plans = true;
  private readonly codes: FoldCache<CodeState, CodeEvent>;

  constructor(commands: CodeCommands) {
    this.codes = new FoldCache(commands);
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changed = new Map<string, Folded<CodeState>>();
    for (const event of events) {
      const folded = await this.codes.take(event);
      if (folded) changed.set(event.stream, folded);
    }
    return writePlans([...changed].map(([stream, code]) => this.planOf(stream, code)));
  }

  committed(): void {
    // The workers look by themselves; nobody waits for what is due in seconds.
  }

  reset(): void {
    this.codes.clear();
  }

  private planOf(stream: string, { state, revision }: Folded<CodeState>): StreamPlan {
    const event = { stream, revision };
    const commands = blaming(event, () => planCode(state));
    if (commands.length === 0) this.codes.drop(stream);
    return { stream, generation: revision, commands };
  }
}
