import { status } from '@grpc/grpc-js';
import { PersistentSubscriptionsService as service } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import type { ListReq, ListResp } from '@eventstore/db-client/generated/persistent_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import { Refusal } from './refusals.js';
import { streamName } from './shared-messages.js';
import type { Call } from './transport/call.js';
import { unary, type Row } from './methods.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';

interface Named {
  getStreamIdentifier(): StreamIdentifier | undefined;
  getGroupName(): string;
}

/** There are no groups here, so none exists: whoever asks for one is told so in EventStoreDB's words. */
const doesNotExist = (options: Named | undefined) =>
  noGroup(streamName(options?.getStreamIdentifier()) || '$all', options?.getGroupName() ?? '');

function noGroup(stream: string, group: string): Refusal {
  return new Refusal(
    status.NOT_FOUND,
    `Subscription group ${group} on stream ${stream} does not exist.`,
    {
      exception: 'persistent-subscription-does-not-exist',
      'stream-name': stream,
      'group-name': group,
    },
  );
}

interface AboutGroup {
  getOptions(): Named | undefined;
}

const refuse = (request: AboutGroup): Promise<never> =>
  Promise.reject(doesNotExist(request.getOptions()));

/** All of them are none; those of one stream are an error, as for a stream that never had any. */
function list(request: ListReq): Promise<ListResp> {
  const one = request.getOptions()?.getListForStream();
  if (one === undefined) return Promise.resolve(new persistent.ListResp());
  return Promise.reject(noGroup(streamName(one.getStream()) || '$all', ''));
}

/** A read goes on for as long as its caller likes: the first message says of which group. */
async function read(call: Call): Promise<void> {
  for await (const message of call.messages()) {
    call.fail(doesNotExist(persistent.ReadReq.deserializeBinary(message).getOptions()));
    return;
  }
}

/** Methods that are not here are answered UNIMPLEMENTED. */
export const persistentSubscriptions: readonly Row[] = [
  unary(service.delete, refuse),
  unary(service.update, refuse),
  unary(service.getInfo, refuse),
  unary(service.replayParked, refuse),
  unary(service.list, list),
  [service.read.path, (call) => void read(call)],
];
