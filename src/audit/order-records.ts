import { Inject, Injectable } from '@nestjs/common';
import { chainOf, type Chain } from '../kernel/event-chain.js';
import { eventHash } from '../kernel/event-hash.js';
import type { Recorded } from '../kernel/event.js';
import { rejection } from '../kernel/rejection.js';
import { misshapenMember } from '../order/event-shapes.js';
import { ORDER_NUMBER, orderStream } from '../order/order-stream.js';
import { isOfPartners, OrderCommands } from '../checkout/contract.js';
import { EVENT_STORE, type EventStore } from '../platform/event-store/event-store.js';
import { ForeignEvent } from '../platform/event-store/recorded-event.js';
import { readOurs, type ReadOurs } from '../platform/event-store/read-ours.js';
import { Refused } from '../platform/http/refusals.js';
import type { Caller } from '../platform/security/caller.js';
import { replay } from './replay.js';

/** What was recorded of an order. */
export interface OrderRecord {
  /** Oldest first. What is sealed can be read, or says that it is forgotten. */
  readonly events: readonly Recorded[];
  /** Of each event as it is stored, by its number. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly chain: Chain;
}

const NOTHING: ReadOurs = { events: [], foreign: undefined };

/** Straight from the stream: no read model stands between an auditor and what was recorded. */
@Injectable()
export class OrderRecords {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly orders: OrderCommands,
  ) {}

  /** Throws {@link Refused} for an order that nobody made, or that is another partner's. */
  async of(orderNumber: string, caller: Pick<Caller, 'partners'>): Promise<OrderRecord> {
    const read = ORDER_NUMBER.test(orderNumber)
      ? unlessMisshapen(await readOurs(this.store, orderStream(orderNumber)))
      : NOTHING;
    if (read.gone && read.events.length === 0) throw read.gone;
    const events = await Promise.all(read.events.map((event) => this.orders.open(event)));
    if (events.length === 0 || !isFor(caller, events)) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    const hashes = new Map(read.events.map((event) => [event.revision, eventHash(event)]));
    return { events, hashes, chain: chainUpTo(read) };
  }
}

/** What we could not have written is somebody else's, whatever its metadata says. */
function unlessMisshapen(read: ReadOurs): ReadOurs {
  const at = read.events.findIndex((event) => misshapenMember(event) !== undefined);
  const strange = read.events[at];
  if (!strange) return read;
  return { events: read.events.slice(0, at), foreign: new ForeignEvent(strange) };
}

function chainUpTo({ events, foreign }: ReadOurs): Chain {
  const chain = chainOf(events);
  if (!foreign || !chain.whole) return chain;
  return { whole: false, brokenAt: foreign.event.revision, why: 'foreign' };
}

function isFor(caller: Pick<Caller, 'partners'>, events: readonly Recorded[]): boolean {
  if (caller.partners === undefined) return true;
  const state = replay(events).at(-1)?.state;
  return state !== undefined && 'details' in state && isOfPartners(caller, state.details.partner);
}
