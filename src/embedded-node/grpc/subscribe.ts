import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { SubscriptionMessage } from '../engine/subscriptions.js';
import { InvalidPosition } from '../log/errors.js';
import { encodeEvent } from './encode-event.js';
import type { EventStream } from './event-stream.js';
import type { NodeContext } from './node-context.js';
import type { AllRequest, StreamRequest } from './read-request.js';
import { invalidArgument, streamDeleted } from './refusals.js';

type Request = StreamRequest | AllRequest;

/** A catch-up subscription: confirmed first, then events until one side has had enough. */
export async function subscribe(
  node: NodeContext,
  request: Request,
  out: EventStream,
): Promise<void> {
  if (request.target === 'stream' && node.store.reader.isTombstoned(request.stream))
    throw streamDeleted(request.stream);
  const messages = messagesOf(node, request, out.signal);
  await out.write(confirmation(node.newId()));
  for await (const message of messages) {
    if (message.kind === 'stream-deleted')
      throw streamDeleted(request.target === 'stream' ? request.stream : '$all');
    if (!(await write(message, request, out))) return;
  }
}

function messagesOf(
  node: NodeContext,
  request: Request,
  signal: AbortSignal,
): AsyncIterable<SubscriptionMessage> {
  const { subscriptions } = node.store;
  const { resolveLinks } = request;
  if (request.target === 'stream')
    return subscriptions.toStream(request.stream, after(request), { resolveLinks, signal });
  const { filter, checkpointInterval } = request;
  const filtered = filter && { filter, checkpointInterval };
  try {
    const from = node.store.all.firstAfter(request.from);
    return subscriptions.toAll(from, {
      resolveLinks,
      signal,
      ...(filtered === undefined ? {} : { filtered }),
    });
  } catch (error) {
    // In other words than for a read, as EventStoreDB has it.
    if (!(error instanceof InvalidPosition)) throw error;
    throw invalidArgument('Trying to read from an invalid position.');
  }
}

function after({ from }: StreamRequest): number | 'end' {
  if (from === 'start') return -1;
  return from === 'end' ? 'end' : from.revision;
}

async function write(
  message: Exclude<SubscriptionMessage, { kind: 'stream-deleted' }>,
  request: Request,
  out: EventStream,
): Promise<boolean> {
  switch (message.kind) {
    case 'events':
      for (const event of message.events) {
        const isHeard = out.write(encodeEvent(event, request.uuid));
        if (isHeard !== true && !(await isHeard)) return false;
      }
      return true;
    case 'checkpoint':
      return out.write(checkpoint(message.position));
    case 'caught-up':
      return out.write(caughtUp());
  }
}

const confirmation = (id: string) =>
  new streams.ReadResp()
    .setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id))
    .serializeBinary();

const checkpoint = (position: number) =>
  new streams.ReadResp()
    .setCheckpoint(
      new streams.ReadResp.Checkpoint()
        .setCommitPosition(String(position))
        .setPreparePosition(String(position)),
    )
    .serializeBinary();

const caughtUp = () =>
  new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()).serializeBinary();
