// The ceiling: answers every append at once and reads the same event over and over. What the client does against it is the most it can do.
import { Server, ServerCredentials } from '@grpc/grpc-js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

const { ReadResp, BatchAppendResp } = streams;
const EVENT = Buffer.from(readAnswer().serializeBinary());
const CAUGHT_UP = Buffer.from(
  new ReadResp().setCaughtUp(new ReadResp.CaughtUp()).serializeBinary(),
);
const EVENTS = Number(process.argv[2] ?? 100_000);

const server = new Server();
server.addService(
  {
    batchAppend: services.StreamsService.batchAppend,
    read: { ...services.StreamsService.read, responseSerialize: (bytes) => bytes },
  },
  {
    batchAppend: (call) => {
      call.on('data', (request) => {
        call.write(
          new BatchAppendResp()
            .setCorrelationId(request.getCorrelationId())
            .setStreamIdentifier(request.getOptions()?.getStreamIdentifier())
            .setSuccess(
              new BatchAppendResp.Success()
                .setCurrentRevision('1')
                .setPosition(
                  new shared.AllStreamPosition()
                    .setCommitPosition('1000')
                    .setPreparePosition('1000'),
                ),
            ),
        );
      });
    },
    read: async (call) => {
      const options = call.request.getOptions();
      const count = options.hasSubscription() ? EVENTS : 2;
      for (let i = 0; i < count; i++)
        if (!call.write(EVENT)) await new Promise((resolve) => call.once('drain', resolve));
      if (options.hasSubscription()) call.write(CAUGHT_UP);
      else call.end();
    },
  },
);
server.addService(serverFeatures.ServerFeaturesService, {
  getSupportedMethods: (_, done) => {
    const method = new features.SupportedMethod()
      .setServiceName('event_store.client.streams.streams')
      .setMethodName('batchappend');
    done(null, new features.SupportedMethods().setMethodsList([method]));
  },
});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, port) => {
  console.log(`listening: esdb://127.0.0.1:${port}?tls=false`);
});

function readAnswer() {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString('6f2f2b3e-0c7b-4a6e-9a0e-6d5f3c2b1a00'))
    .setStreamIdentifier(
      new shared.StreamIdentifier().setStreamName(Buffer.from('order-000000000123')),
    )
    .setStreamRevision('1')
    .setPreparePosition('1234567890')
    .setCommitPosition('1234567890')
    .setData(Buffer.from(JSON.stringify({ text: 'x'.repeat(480) })));
  recorded
    .getMetadataMap()
    .set('type', 'OrderPlaced')
    .set('created', '17000000000000000')
    .set('content-type', 'application/json');
  return new ReadResp().setEvent(
    new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition('1234567890'),
  );
}
