import type { NewEvent, Recorded } from '../../kernel/event.js';
import { NewerEvent } from '../../kernel/newer-event.js';
import type { Outcome } from './outcome.js';

/** How fast its orders are asked for. */
export interface Rate {
  readonly orders: number;
  readonly per: 'second' | 'minute';
}

/** What was asked for, without what would name a person: that only stands there as having been asked for. */
export interface Meant {
  readonly filter?: Readonly<Record<string, string>>;
  /** Members of the filter whose values are not kept. */
  readonly withheld?: readonly string[];
  /** Orders were named one by one. */
  readonly byNumber?: true;
}

/** Its set is frozen: from now on the house does it. */
export type RetryCampaignStarted = NewEvent<
  'RetryCampaignStarted',
  {
    /** Names the stream with the orders that it is about. */
    readonly setId: string;
    /** How many these are. */
    readonly orders: number;
    readonly meant: Meant;
    readonly rate: Rate;
    /** It ends by itself if the first so many fail again. */
    readonly stopAfter?: number;
    readonly reason: string;
    /** Whoever asked may see orders of these only. */
    readonly partners?: readonly string[];
  }
>;

/** A person wants no more orders to be asked for; what was asked for goes on. */
export type RetryCampaignCancelled = NewEvent<
  'RetryCampaignCancelled',
  { readonly reason: string }
>;

export type EndOfCampaign = 'done' | 'cancelled' | 'failed-again';

/** Nothing more will come of it. */
export type RetryCampaignFinished = NewEvent<
  'RetryCampaignFinished',
  { readonly because: EndOfCampaign; readonly outcomes: Readonly<Partial<Record<Outcome, number>>> }
>;

export type CampaignEvent = RetryCampaignStarted | RetryCampaignCancelled | RetryCampaignFinished;

/** Numbers of orders, a part of the set that a campaign is about; written before it starts. */
export type RetrySetFrozen = NewEvent<'RetrySetFrozen', { readonly orders: readonly string[] }>;

/** What became of the orders from place `from` on, a letter for each; written when all is over. */
export type RetrySetAnswered = NewEvent<
  'RetrySetAnswered',
  { readonly from: number; readonly outcomes: string }
>;

export type RetrySetEvent = RetrySetFrozen | RetrySetAnswered;

/** All are of version 1 so far. */
function asKnown<Event extends NewEvent>(types: Readonly<Record<Event['type'], true>>) {
  const isKnown = (event: Recorded): event is Recorded<Event> =>
    Object.hasOwn(types, event.type) && event.metadata.schemaVersion === 1;
  return (event: Recorded): Recorded<Event> => {
    if (!isKnown(event)) throw new NewerEvent(`${event.type} is not known in ${event.stream}.`);
    return event;
  };
}

/** @throws NewerEvent for an event that is newer than this build */
export const upcastCampaign = asKnown<CampaignEvent>({
  ...{ RetryCampaignStarted: true, RetryCampaignCancelled: true, RetryCampaignFinished: true },
});

/** @throws NewerEvent for an event that is newer than this build */
export const upcastRetrySet = asKnown<RetrySetEvent>({
  ...{ RetrySetFrozen: true, RetrySetAnswered: true },
});
