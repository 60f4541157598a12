import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AllPosition } from '../engine/all-reader.js';
import { eventFilter, type EventFilter } from '../engine/filter.js';
import type { UuidForm } from './encode-event.js';
import { NO_REVISION } from './expectations.js';
import { invalidArgument } from './refusals.js';
import { streamName } from './shared-messages.js';

/** What a filtered read looks at before it says where it is, if the client does not say: EventStoreDB's default. */
const DEFAULT_WINDOW = 32;

const { FORWARDS, BACKWARDS } = streams.ReadReq.Options.ReadDirection;
const DIRECTIONS: readonly number[] = [FORWARDS, BACKWARDS];

export type StreamPlace = 'start' | 'end' | { readonly revision: number };

interface Common {
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
  readonly uuid: UuidForm;
  /** Absent: a subscription. */
  readonly count: number | undefined;
}

export interface StreamRequest extends Common {
  readonly target: 'stream';
  readonly stream: string;
  readonly from: StreamPlace;
}

export interface AllRequest extends Common {
  readonly target: 'all';
  readonly from: AllPosition;
  readonly filter: EventFilter | undefined;
  readonly checkpointInterval: number;
}

export function readRequest(request: ReadReq): StreamRequest | AllRequest {
  const options = request.getOptions();
  if (options === undefined) throw invalidArgument('Read options are not set.');
  const common = commonOf(options);
  const stream = options.getStream();
  const all = options.getAll();
  if (options.hasFilter() === options.hasNoFilter()) throw invalidCombination();
  if (stream !== undefined) {
    if (options.hasFilter()) throw invalidCombination();
    const name = streamName(stream.getStreamIdentifier());
    return { ...common, target: 'stream', stream: name, from: streamPlace(stream) };
  }
  if (all === undefined) throw invalidCombination();
  const filter = options.getFilter();
  return {
    ...common,
    target: 'all',
    from: allPosition(all),
    filter: filter && filterOf(filter),
    checkpointInterval: filter === undefined ? 0 : intervalOf(filter),
  };
}

function commonOf(options: ReadReq.Options): Common {
  const isSubscription = options.hasSubscription();
  const direction = options.getReadDirection();
  const backwards = direction === BACKWARDS;
  if (!DIRECTIONS.includes(direction)) throw invalidCombination();
  if (isSubscription ? backwards : !options.hasCount()) throw invalidCombination();
  return {
    backwards,
    resolveLinks: options.getResolveLinks(),
    uuid: uuidForm(options.getUuidOption()),
    count: isSubscription ? undefined : Number(options.getCount()),
  };
}

function uuidForm(option: ReadReq.Options.UUIDOption | undefined): UuidForm {
  if (option?.hasString() === true) return 'string';
  if (option?.hasStructured() === true) return 'structured';
  throw invalidArgument('The UUID option is not set.');
}

const invalidCombination = () =>
  invalidArgument(
    'The combination of stream, count or subscription, direction and filter is invalid.',
  );

function streamPlace(options: ReadReq.Options.StreamOptions): StreamPlace {
  if (options.hasRevision()) {
    const revision = BigInt(options.getRevision());
    return revision === NO_REVISION ? 'end' : { revision: Number(revision) };
  }
  if (options.hasEnd()) return 'end';
  if (options.hasStart()) return 'start';
  throw invalidArgument('The revision to read from is not set.');
}

function allPosition(options: ReadReq.Options.AllOptions): AllPosition {
  const position = options.getPosition();
  if (position !== undefined)
    return {
      commit: BigInt(position.getCommitPosition()),
      prepare: BigInt(position.getPreparePosition()),
    };
  if (options.hasEnd()) return 'end';
  if (options.hasStart()) return 'start';
  throw invalidArgument('The position to read from is not set.');
}

function filterOf(options: ReadReq.Options.FilterOptions): EventFilter {
  const byStream = options.getStreamIdentifier();
  const expression = byStream ?? options.getEventType();
  if (expression === undefined) throw invalidCombination();
  return eventFilter(byStream === undefined ? 'type' : 'stream', {
    regex: expression.getRegex(),
    prefixes: expression.getPrefixList(),
  });
}

function intervalOf(options: ReadReq.Options.FilterOptions): number {
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW;
  return Math.max(1, window) * Math.max(1, options.getCheckpointintervalmultiplier());
}
