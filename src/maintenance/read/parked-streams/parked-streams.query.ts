import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { toRfc3339 } from '../../../kernel/time.js';
import { orderNumberOf } from '../../../order/order-stream.js';
import { parkedStreams } from '../../../platform/projections/parked-streams.js';
import { meaningOfFault } from '../../../platform/projections/stream-fault.js';
import type { Caller } from '../../../platform/security/caller.js';
import { Database } from '../../../platform/sql/database.js';

const MOST = 200;

/** A stream that a consumer cannot handle. Times are RFC 3339. */
export interface ParkedStreamView {
  readonly consumer: string;
  readonly stream: string;
  /** In lower case, of streams of orders; their numbers are the same whatever the case. */
  readonly orderNumber?: string;
  /** Number of the first event that waits. */
  readonly fromEvent: number;
  /** How many wait. */
  readonly waiting: number;
  readonly since: string;
  /** How often it was tried in vain, and when last. */
  readonly times: number;
  readonly lastTriedAt: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** Number and type of the event that cannot be handled; null: not one of them, but all together. */
    readonly event: number;
    readonly type: string | null;
    /** Name of the error, and its place in our code. */
    readonly where: string;
  };
  /** Somebody asked for it, and it was not tried since. */
  readonly release?: { readonly askedAt: string; readonly by: string; readonly reason: string };
}

export interface ParkedStreamsView {
  /** Oldest first, at most 200. */
  readonly parkedStreams: readonly ParkedStreamView[];
  readonly total: number;
}

/** Which streams are parked. Whose order one is cannot always be told, so a caller who sees some partners only sees none. */
export class ParkedStreams extends Query<ParkedStreamsView> {
  constructor(
    readonly caller: Pick<Caller, 'partners'>,
    readonly consumer?: string,
  ) {
    super();
  }
}

@QueryHandler(ParkedStreams)
export class ParkedStreamsHandler implements IQueryHandler<ParkedStreams> {
  constructor(private readonly database: Database) {}

  async execute({ caller, consumer }: ParkedStreams): Promise<ParkedStreamsView> {
    if (caller.partners) return { parkedStreams: [], total: 0 };
    const { rows, total } = await parkedStreams(this.database, { consumer, limit: MOST });
    return { parkedStreams: rows.map(parkedStreamView), total };
  }
}

type Row = Awaited<ReturnType<typeof parkedStreams>>['rows'][number];

function parkedStreamView(row: Row): ParkedStreamView {
  const orderNumber = orderNumberOf(row.stream);
  return {
    ...{ consumer: row.consumer, stream: row.stream },
    ...(orderNumber !== undefined && { orderNumber }),
    ...{ fromEvent: row.from_revision, waiting: row.last_revision - row.from_revision + 1 },
    ...{ since: toRfc3339(row.parked_at), times: row.times },
    lastTriedAt: toRfc3339(row.failed_at),
    error: {
      ...{ code: row.error_code, message: meaningOfFault(row.error_code) },
      ...{ event: row.error_revision, type: row.error_type, where: row.error_where },
    },
    ...releaseOf(row),
  };
}

function releaseOf(row: Row): Pick<ParkedStreamView, 'release'> {
  const { release_asked_at: askedAt, release_by: by, release_reason: reason } = row;
  if (askedAt === null) return {};
  return { release: { askedAt: toRfc3339(askedAt), by: by ?? '', reason: reason ?? '' } };
}
