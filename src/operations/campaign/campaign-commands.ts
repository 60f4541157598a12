import { derivedId } from '../../kernel/ids.js';
import type { CommandContext } from '../../kernel/event.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { StreamCommands } from '../../platform/event-store/stream-commands.js';
import { isRejection } from '../../kernel/rejection.js';
import {
  upcastCampaign,
  upcastRetrySet,
  type CampaignEvent,
  type RetrySetEvent,
} from './campaign-events.js';
import { campaignEvolution, type CampaignState } from './campaign.js';
import { toLetters, type Outcome } from './outcome.js';

/** Loads campaigns and writes to them. */
export class CampaignCommands extends StreamCommands<CampaignState, CampaignEvent> {
  constructor(store: EventStore, newId: () => string) {
    const aggregate = { evolution: campaignEvolution, upcast: upcastCampaign };
    super(store, { ...aggregate, schemaVersionOf: () => 1 }, newId);
  }
}

export const RETRY_SET_PREFIX = 'retry-set-';

/** Orders of an event: a good 20 kB, and an append must stay below 1 MB. */
export const SET_PART = 1_000;

/** Nothing of it is decided on. */
type SetState = undefined;

/** Writes which orders a campaign is about, and at its end what became of them. Each part is written once. */
export class RetrySets {
  private readonly commands: StreamCommands<SetState, RetrySetEvent>;

  constructor(store: EventStore, newId: () => string) {
    const evolution = { initial: undefined, evolve: () => undefined };
    const aggregate = { evolution, upcast: upcastRetrySet, schemaVersionOf: () => 1 };
    this.commands = new StreamCommands(store, aggregate, newId);
  }

  freeze(setId: string, orders: readonly string[], context: CommandContext): Promise<void> {
    const parts = inParts(orders).map((part) => ({
      type: 'RetrySetFrozen' as const,
      data: { orders: part },
    }));
    return this.write(setId, parts, context);
  }

  answer(setId: string, outcomes: readonly Outcome[], context: CommandContext): Promise<void> {
    const parts = inParts(outcomes).map((part, index) => ({
      type: 'RetrySetAnswered' as const,
      data: { from: index * SET_PART, outcomes: toLetters(part) },
    }));
    return this.write(setId, parts, context);
  }

  private async write(
    setId: string,
    events: readonly RetrySetEvent[],
    context: CommandContext,
  ): Promise<void> {
    const stream = RETRY_SET_PREFIX + setId;
    let from = await this.commands.load(stream);
    for (const [index, event] of events.entries()) {
      const commandId = derivedId('retry-set', setId, event.type, index);
      const part = { stream, context: { ...context, commandId }, from, decide: () => [event] };
      const written = await this.commands.execute(part);
      if (isRejection(written)) throw new Error('Nothing refuses a part of a set.');
      from = written.folded;
    }
  }
}

function inParts<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts = Math.ceil(items.length / SET_PART);
  return Array.from({ length: parts }, (_, at) => items.slice(at * SET_PART, (at + 1) * SET_PART));
}
