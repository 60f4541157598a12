import type { CommandBus } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { OrderState } from '../../../order/state.js';
import type {
  ClaimedCommand,
  DueCommandRunner,
  Lease,
  Settle,
  Settled,
} from '../../../platform/sagas/due-command.js';
import type { OrderCommands } from '../../../checkout/contract.js';
import { RefundExcess, ResolvePayment } from '../../../checkout/contract.js';
import { PlaceRedemption } from '../../../codes/contract.js';
import { AdvanceCampaign } from '../../../operations/contract.js';
import { FulfillOrder } from '../../write/fulfill-order/fulfill-order.command.js';
import { RecordOutcomes } from '../../write/record-outcomes/record-outcomes.command.js';
import { RevokeLines } from '../../write/revoke-lines/revoke-lines.command.js';
import { givenBack } from '../../../platform/sagas/given-back.js';
import { partyNews } from './party-news.js';
import { collectFor } from './collect-for.js';

/** Outcomes of one order wait so long for each other, to be recorded in one append. */
const TOGETHER_MS = 1_000;

/** What modules do for an order; each answers with outcomes that are to be recorded. */
const MODULE_COMMANDS = { FulfillOrder, RevokeLines } as const;

/** What others do for a stream of theirs; each settles its claim itself. */
const OWN_COMMANDS: Readonly<
  Record<
    string,
    typeof ResolvePayment | typeof RefundExcess | typeof PlaceRedemption | typeof AdvanceCampaign
  >
> = { ResolvePayment, RefundExcess, PlaceRedemption, AdvanceCampaign };

/** Where an order is already folded to the revision that was planned. */
export type KnownOrder = (claimed: ClaimedCommand) => Folded<OrderState> | undefined;

/** What came of a claimed command; nothing where it broke. */
interface Attempted {
  readonly claimed: ClaimedCommand;
  readonly outcomes?: readonly LineOutcome[];
}

/** Does the due commands of one order, by Nest's command bus. */
export class DueOrdersRunner implements DueCommandRunner {
  constructor(
    private readonly bus: CommandBus,
    private readonly orders: OrderCommands,
    private readonly known: KnownOrder,
  ) {}

  async run(group: readonly ClaimedCommand[], lease: Lease, settle: Settle): Promise<void> {
    const ofModules = group.filter(({ command }) => command in MODULE_COMMANDS);
    const others = group.filter(({ command }) => !(command in MODULE_COMMANDS));
    await allOver([
      ...others.map(async (claimed) => {
        settle(claimed, await this.leaveToOthers(claimed, lease));
      }),
      this.callModules(ofModules, lease, settle),
    ]);
  }

  private async leaveToOthers(claimed: ClaimedCommand, lease: Lease): Promise<Settled> {
    const { command, stream, givenBack } = claimed;
    const Own = OWN_COMMANDS[command];
    if (!Own) throw new Error(`Nobody does the due command ${command}.`);
    const hold = (): Promise<void> => lease.holdForCall(claimed);
    return this.bus.execute(new Own(stream, lease.now(), givenBack, hold));
  }

  private async callModules(
    group: readonly ClaimedCommand[],
    lease: Lease,
    settle: Settle,
  ): Promise<void> {
    const [first] = group;
    if (!first) return;
    let order = this.known(first) ?? (await this.orders.load(first.stream));
    const failures: unknown[] = [];
    const attempts = group.map((claimed) => this.attempt(claimed, order, lease, failures));
    for await (const done of collectFor(TOGETHER_MS, attempts)) {
      try {
        order = await this.record(first.stream, order, done, lease);
      } catch (error) {
        failures.push(error);
        continue;
      }
      for (const { claimed, outcomes } of done) {
        if (outcomes) settle(claimed, settlement(claimed, order, outcomes), partyNews(outcomes));
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async attempt(
    claimed: ClaimedCommand,
    order: Folded<OrderState>,
    lease: Lease,
    failures: unknown[],
  ): Promise<Attempted> {
    try {
      const Due = MODULE_COMMANDS[claimed.command as keyof typeof MODULE_COMMANDS];
      return { claimed, outcomes: await this.bus.execute(new Due(claimed, order, lease)) };
    } catch (error) {
      failures.push(error);
      return { claimed };
    }
  }

  private async record(
    stream: string,
    order: Folded<OrderState>,
    done: readonly Attempted[],
    lease: Lease,
  ): Promise<Folded<OrderState>> {
    const outcomes = done.flatMap((attempted) => attempted.outcomes ?? []);
    if (outcomes.length === 0) return order;
    return this.bus.execute(new RecordOutcomes(stream, order, outcomes, lease.now()));
  }
}

/** One that breaks ends nothing of the others: what they find out outside counts. */
async function allOver(work: readonly Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(work)) {
    if (ended.status === 'rejected') throw ended.reason;
  }
}

/**
 * An order that has not moved is not planned anew: such a command is looked at again later. So is one of which a claim was lost
 * and nothing was found out, though others moved the order.
 */
function settlement(
  claimed: ClaimedCommand,
  { revision }: Folded<OrderState>,
  outcomes: readonly LineOutcome[],
): Settled {
  const isUnclear = claimed.lostClaims > 0 && outcomes.length === 0;
  if (revision <= claimed.generation || isUnclear) return givenBack(claimed);
  return { kind: 'acted', revision };
}
