import { unfinishedOrders, type OrderCommands } from '../../../checkout/contract.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import { ORDER_STREAM_PREFIX } from '../../../order/order-stream.js';
import { plan, type ModuleOf } from '../../../order/plan.js';
import { blaming, faultOr, StreamFault } from '../../../platform/projections/stream-fault.js';
import type { Sweeper, SweptPage, WrongStream } from '../../../platform/projections/sweeper.js';
import type { StreamPlan } from '../../../platform/sagas/due-command.js';
import { replacePlan } from '../../../platform/sagas/due-commands.plan.js';
import {
  plannedRows,
  saysPlan,
  streamsToSweep,
} from '../../../platform/sagas/due-commands.sweep.js';
import type { Database } from '../../../platform/sql/database.js';
import type { Query } from '../../../platform/sql/query.js';

/** Streams compared at once: each costs a read. */
const PAGE = 100;

/** What happened since is left to the consumer, which may be at it, or have much to take in before. */
export const LEFT_TO_CONSUMER_MS = 30_000;

/** What an error that was met in a stream means for it; one of an engine is thrown. */
const faultOf =
  (stream: string) =>
  (error: unknown): StreamFault => {
    const fault = faultOr({ stream, revision: 0 }, error);
    if (fault instanceof StreamFault) return fault;
    throw error;
  };

/**
 * The invariant, kept from behind: every order that is not done has its due commands, or waits for a person. Each order that
 * has due commands, and each that its row shows as unfinished, is planned from its stream and compared.
 */
export class DueCommandsSweeper implements Sweeper {
  private after = '';

  constructor(
    private readonly database: Database,
    private readonly orders: OrderCommands,
    private readonly moduleOf: ModuleOf,
    /** Epoch ms. */
    private readonly now: () => number,
  ) {}

  async page(leaveOut: ReadonlySet<string>): Promise<SweptPage> {
    const { after } = this;
    const found = await streamsToSweep(
      this.database,
      { prefix: ORDER_STREAM_PREFIX, after, limit: PAGE },
      unfinishedOrders(after, PAGE),
    );
    const isLast = found.length < PAGE;
    // Even if it fails: one that cannot be read keeps nobody from those behind it.
    this.after = isLast ? '' : (found.at(-1) ?? '');
    const streams = found.filter((stream) => !leaveOut.has(stream));
    return { compared: streams.length, wrong: await this.compare(streams), isLast };
  }

  async compare(streams: readonly string[]): Promise<readonly WrongStream[]> {
    if (streams.length === 0) return [];
    const rows = await plannedRows(this.database, streams);
    const wrong: WrongStream[] = [];
    for (const stream of streams) {
      const planned = await this.planOf(stream).catch(faultOf(stream));
      if (planned instanceof StreamFault) wrong.push({ stream, revision: planned.revision });
      else if (planned && !saysPlan(rows.get(stream) ?? [], planned))
        wrong.push({ stream, revision: planned.generation });
    }
    return wrong;
  }

  async repair(stream: string): Promise<readonly Query[]> {
    const planned = await this.planOf(stream);
    const rows = await plannedRows(this.database, [stream]);
    return !planned || saysPlan(rows.get(stream) ?? [], planned) ? [] : replacePlan(planned);
  }

  /** Undefined: the consumer is given time for what it says. */
  private async planOf(stream: string): Promise<StreamPlan | undefined> {
    const { state, revision, last } = await this.orders.load(stream);
    const changedAt = last ? fromRfc3339(last.metadata.occurredAt) : 0;
    if (changedAt > this.now() - LEFT_TO_CONSUMER_MS) return undefined;
    const { steps: commands } = blaming({ stream, revision }, () => plan(state, this.moduleOf));
    return { stream, generation: revision, commands };
  }
}
