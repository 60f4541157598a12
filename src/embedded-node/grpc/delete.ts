import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expectation } from '../engine/expectation.js';
import type { AppendOutcome } from '../engine/new-event.js';
import { expectationOf, expectedVersion } from './expectations.js';
import type { NodeContext } from './node-context.js';
import { isValidStreamName } from './proposed-event.js';
import { deleteWrongVersion, invalidArgument, streamDeleted, unhandled } from './refusals.js';
import { streamName } from './shared-messages.js';

export async function deleteStream(node: NodeContext, request: DeleteReq): Promise<DeleteResp> {
  const { stream, expected } = targetOf(request.getOptions());
  const outcome = await node.store.writer.delete(stream, expected);
  const at = String(positionOf(stream, expected, outcome));
  const position = new streams.DeleteResp.Position().setCommitPosition(at).setPreparePosition(at);
  return new streams.DeleteResp().setPosition(position);
}

export async function tombstoneStream(
  node: NodeContext,
  request: TombstoneReq,
): Promise<TombstoneResp> {
  const { stream, expected } = targetOf(request.getOptions());
  const outcome = await node.store.writer.tombstone(stream, expected);
  const at = String(positionOf(stream, expected, outcome));
  const position = new streams.TombstoneResp.Position()
    .setCommitPosition(at)
    .setPreparePosition(at);
  return new streams.TombstoneResp().setPosition(position);
}

function targetOf(options: DeleteReq.Options | TombstoneReq.Options | undefined): {
  stream: string;
  expected: Expectation;
} {
  if (options === undefined) throw unhandled();
  const stream = streamName(options.getStreamIdentifier());
  if (!isValidStreamName(stream)) throw unhandled();
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  const expected = expectationOf(options, revision);
  if (expected === undefined) throw invalidArgument('The expected revision is not set.');
  return { stream, expected };
}

/** Unlike for appends, a wrong expectation is a status here. */
function positionOf(stream: string, expected: Expectation, outcome: AppendOutcome): number {
  switch (outcome.kind) {
    case 'success':
      return outcome.position ?? 0;
    case 'stream-deleted':
      throw streamDeleted(stream);
    case 'wrong-expected-version':
      throw deleteWrongVersion(stream, expectedVersion(expected), outcome.current);
  }
}
