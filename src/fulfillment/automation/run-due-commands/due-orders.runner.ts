import type { CommandBus } from '@nestjs/cqrs';
import { backoffMs } from '../../../kernel/backoff.js';
import type { Folded } from '../../../kernel/folded.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { OrderState } from '../../../order/state.js';
import type {
  ClaimedCommand,
  DueCommandRunner,
  Lease,
  Settled,
} from '../../../platform/sagas/due-command.js';
import type { OrderCommands } from '../../../checkout/contract.js';
import { ResolvePayment } from '../../../checkout/contract.js';
import { FulfillOrder } from '../../write/fulfill-order/fulfill-order.command.js';
import { RecordOutcomes } from '../../write/record-outcomes/record-outcomes.command.js';
import { collectFor } from './collect-for.js';

/** Outcomes of one order wait so long for each other, to be recorded in one append. */
const TOGETHER_MS = 1_000;
const NOTHING_DONE = { baseMs: 5_000, capMs: 900_000 };

/** Where an order is already folded to the revision that was planned. */
export type KnownOrder = (claimed: ClaimedCommand) => Folded<OrderState> | undefined;

/** Does the due commands of one order, by Nest's command bus. */
export class DueOrdersRunner implements DueCommandRunner {
  constructor(
    private readonly bus: CommandBus,
    private readonly orders: OrderCommands,
    private readonly known: KnownOrder,
  ) {}

  async run(group: readonly ClaimedCommand[], lease: Lease): Promise<ReadonlyMap<string, Settled>> {
    const fulfilments = group.filter(({ command }) => command === 'FulfillOrder');
    const others = group.filter(({ command }) => command !== 'FulfillOrder');
    const settled = await Promise.all([
      ...others.map(
        async (claimed) => [[claimed.party, await this.resolve(claimed, lease)]] as const,
      ),
      this.fulfil(fulfilments, lease),
    ]);
    return new Map(settled.flat());
  }

  private resolve({ stream, givenBack }: ClaimedCommand, lease: Lease): Promise<Settled> {
    return this.bus.execute(new ResolvePayment(stream, lease.now(), givenBack));
  }

  private async fulfil(
    group: readonly ClaimedCommand[],
    lease: Lease,
  ): Promise<readonly (readonly [string, Settled])[]> {
    const [first] = group;
    if (!first) return [];
    let order = this.known(first) ?? (await this.orders.load(first.stream));
    const attempts = group.map((claimed) => this.attempt(claimed, order, lease));
    const settled: (readonly [string, Settled])[] = [];
    for await (const done of collectFor(TOGETHER_MS, attempts)) {
      const outcomes = done.flatMap((attempt) => attempt.outcomes);
      if (outcomes.length > 0) {
        const record = new RecordOutcomes(first.stream, order, outcomes, lease.now());
        order = await this.bus.execute(record);
      }
      for (const { claimed } of done) settled.push([claimed.party, settlement(claimed, order)]);
    }
    return settled;
  }

  private async attempt(
    claimed: ClaimedCommand,
    order: Folded<OrderState>,
    lease: Lease,
  ): Promise<{ claimed: ClaimedCommand; outcomes: readonly LineOutcome[] }> {
    return { claimed, outcomes: await this.bus.execute(new FulfillOrder(claimed, order, lease)) };
  }
}

/** An order that has not moved is not planned anew: such a command is looked at again later. */
function settlement(claimed: ClaimedCommand, { revision }: Folded<OrderState>): Settled {
  if (revision > claimed.generation) return { kind: 'acted', revision };
  const afterMs = backoffMs(NOTHING_DONE, claimed.givenBack + 1, Math.random());
  return { kind: 'given-back', afterMs };
}
