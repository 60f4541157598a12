import { status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import type {
  DeleteReq,
  GetInfoReq,
  ListReq,
  ListResp,
  ReadReq,
  ReplayParkedReq,
  UpdateReq,
} from '@eventstore/db-client/generated/persistent_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import { Refusal } from './refusals.js';
import { streamName } from './shared-messages.js';
import type { ServerDuplexStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
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

type AboutGroup = DeleteReq | GetInfoReq | ReplayParkedReq | UpdateReq;

const refuse = (call: ServerUnaryCall<AboutGroup, never>, callback: sendUnaryData<never>) => {
  callback(doesNotExist(call.request.getOptions()));
};

/** All of them are none; those of one stream are an error, as for a stream that never had any. */
const list = (call: ServerUnaryCall<ListReq, ListResp>, callback: sendUnaryData<ListResp>) => {
  const options = call.request.getOptions();
  const one = options?.getListForStream();
  if (one === undefined) callback(null, new persistent.ListResp());
  else callback(noGroup(streamName(one.getStream()) || '$all', ''));
};

/** Methods that are not here are answered UNIMPLEMENTED. */
export const persistentSubscriptions: UntypedServiceImplementation = {
  delete: refuse,
  update: refuse,
  getInfo: refuse,
  replayParked: refuse,
  list,
  read: (call: ServerDuplexStream<ReadReq, never>) => {
    call.once('data', (request: ReadReq) => {
      call.emit('error', doesNotExist(request.getOptions()));
    });
  },
};
