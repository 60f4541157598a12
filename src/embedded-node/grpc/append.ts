import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expectation } from '../engine/expectation.js';
import type { AppendOutcome, NewEvent } from '../engine/new-event.js';
import { expectationOf } from './expectations.js';
import type { NodeContext } from './node-context.js';
import {
  InvalidEvent,
  isValidStreamName,
  proposedEvent,
  sizeOf,
  type ProposedMessage,
} from './proposed-event.js';
import {
  appendTooBig,
  invalidArgument,
  metadataPropertyMissing,
  streamDeleted,
  unhandled,
} from './refusals.js';
import { streamName, uuidText } from './shared-messages.js';

/** More than a stream can hold; the older field takes no more. */
const LAST_REVISION = 2n ** 63n - 1n;

interface Target {
  readonly stream: string;
  readonly expected: Expectation;
}

/** The older append: one call per append. Clients use it when the call carries credentials. */
export async function append(
  node: NodeContext,
  requests: AsyncIterable<AppendReq>,
): Promise<AppendResp> {
  const { target, events } = await collect(node, requests);
  const outcome = await node.store.writer.append(target.stream, target.expected, events);
  return response(target, outcome);
}

const refusalOfEvent = (error: InvalidEvent) =>
  error.reason === 'metadata-property-missing' ? metadataPropertyMissing() : unhandled();

async function collect(
  node: NodeContext,
  requests: AsyncIterable<AppendReq>,
): Promise<{ target: Target; events: NewEvent[] }> {
  let target: Target | undefined;
  const events: NewEvent[] = [];
  let size = 0;
  for await (const request of requests) {
    if (target === undefined) {
      target = targetOf(request);
      continue;
    }
    const message = request.getProposedMessage();
    if (message === undefined) throw unhandled();
    const event = eventOf(message);
    size += sizeOf(event);
    if (size > node.maxAppendSize) throw appendTooBig(node.maxAppendSize);
    events.push(event);
  }
  if (target === undefined) throw unhandled();
  return { target, events };
}

function eventOf(message: AppendReq.ProposedMessage): NewEvent {
  try {
    return proposedEvent(messageOf(message));
  } catch (error) {
    throw error instanceof InvalidEvent ? refusalOfEvent(error) : error;
  }
}

function messageOf(proposed: AppendReq.ProposedMessage): ProposedMessage {
  const properties = proposed.getMetadataMap();
  return {
    id: uuidText(proposed.getId()),
    type: properties.get('type'),
    contentType: properties.get('content-type'),
    metadata: proposed.getCustomMetadata_asU8(),
    data: proposed.getData_asU8(),
  };
}

function targetOf(request: AppendReq): Target {
  const options = request.getOptions();
  if (options === undefined) throw unhandled();
  const stream = streamName(options.getStreamIdentifier());
  if (!isValidStreamName(stream)) throw unhandled();
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  const expected = expectationOf(options, revision);
  if (expected === undefined) throw invalidArgument('The expected revision is not set.');
  return { stream, expected };
}

function response({ stream, expected }: Target, outcome: AppendOutcome): AppendResp {
  switch (outcome.kind) {
    case 'stream-deleted':
      throw streamDeleted(stream);
    case 'wrong-expected-version':
      return new streams.AppendResp().setWrongExpectedVersion(wrong(expected, outcome.current));
    case 'success':
      return new streams.AppendResp().setSuccess(success(outcome));
  }
}

function success(outcome: { revision: number; position: number | undefined }): AppendResp.Success {
  const message = new streams.AppendResp.Success();
  if (outcome.revision < 0) message.setNoStream(new shared.Empty());
  else message.setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) return message.setNoPosition(new shared.Empty());
  return message.setPosition(
    new streams.AppendResp.Position()
      .setCommitPosition(String(outcome.position))
      .setPreparePosition(String(outcome.position)),
  );
}

/** A wrong expectation is no error here; clients of 20.6 look for it in fields of their own. */
function wrong(expected: Expectation, current: number): AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(current));
  if (current < 0) message.setNoStream2060(new shared.Empty());
  else message.setCurrentRevision2060(current);
  switch (expected.kind) {
    case 'any':
      return message.setExpectedAny(new shared.Empty()).setAny2060(new shared.Empty());
    case 'stream-exists':
      return message
        .setExpectedStreamExists(new shared.Empty())
        .setStreamExists2060(new shared.Empty());
    case 'no-stream':
      return message.setExpectedNoStream(new shared.Empty());
    case 'revision':
      message.setExpectedRevision(String(expected.revision));
      return expected.revision > LAST_REVISION
        ? message
        : message.setExpectedRevision2060(Number(expected.revision));
  }
}
