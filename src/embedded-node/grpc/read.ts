import { status } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { plain, type ResolvedEvent } from '../engine/resolved-event.js';
import type { StoredRecord } from '../log/stored-record.js';
import { encodeEvent } from './encode-event.js';
import { EventStream } from './event-stream.js';
import type { NodeContext } from './node-context.js';
import { readRequest, type AllRequest, type StreamRequest } from './read-request.js';
import { refusalOf, stopping, streamDeleted, unknown } from './refusals.js';
import { streamIdentifier } from './shared-messages.js';
import { subscribe } from './subscribe.js';
import type { Call } from './transport/call.js';

export async function read(node: NodeContext, asked: ReadReq, call: Call): Promise<void> {
  const out = new EventStream(call, node.stopping);
  try {
    const request = readRequest(asked);
    if (request.count === undefined) await subscribe(node, request, out);
    else if (request.target === 'stream') await readStream(node, request, out);
    else await readAll(node, request, out);
    if (out.isStopping) throw stopping();
    out.end();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === status.DATA_LOSS) node.report(refusal.details);
    out.fail(refusal);
  }
}

async function readStream(
  node: NodeContext,
  request: StreamRequest,
  out: EventStream,
): Promise<void> {
  const { reader } = node.store;
  const { from, backwards, stream } = request;
  // EventStoreDB's own words for a read that makes no sense there.
  if (!backwards && from === 'end') throw unknown('Unexpected ReadStreamResult: Error');
  const revision = from === 'start' ? 0 : from === 'end' ? Number.MAX_VALUE : from.revision;
  const found = backwards ? reader.backwards(stream, revision) : reader.forwards(stream, revision);
  switch (found.kind) {
    case 'stream-deleted':
      throw streamDeleted(stream);
    case 'not-found':
      await out.write(notFound(stream));
      return;
    case 'found':
      await writeEvents(node, request, found.pages, out);
  }
}

async function readAll(node: NodeContext, request: AllRequest, out: EventStream): Promise<void> {
  const { all } = node.store;
  const { filter } = request;
  const pages = request.backwards ? all.backwards(request.from) : all.forwards(request.from);
  await writeEvents(node, request, filter ? matching(pages, filter) : pages, out);
}

function* matching(
  pages: Iterable<StoredRecord[]>,
  filter: { matches(record: StoredRecord): boolean },
): Generator<StoredRecord[]> {
  for (const page of pages) yield page.filter((record) => filter.matches(record));
}

async function writeEvents(
  node: NodeContext,
  request: StreamRequest | AllRequest,
  pages: Iterable<StoredRecord[]>,
  out: EventStream,
): Promise<void> {
  let left = request.count ?? 0;
  if (left === 0) return;
  for (const page of pages) {
    for (const record of page) {
      const event: ResolvedEvent = request.resolveLinks
        ? node.store.reader.resolve(record)
        : plain(record);
      const isHeard = out.write(encodeEvent(event, request.uuid));
      if (isHeard !== true && !(await isHeard)) return;
      left -= 1;
      if (left === 0) return;
    }
    // Pages in which nothing matches must not keep everybody else waiting.
    await new Promise(setImmediate);
  }
}

function notFound(stream: string): Uint8Array {
  return new streams.ReadResp()
    .setStreamNotFound(
      new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
    )
    .serializeBinary();
}
