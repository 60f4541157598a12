import { randomUUID } from 'node:crypto';
import { credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import googleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendResp, ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { startTestNode, type TestNode } from './test-node.js';

// Requests that client 6.2.1 never sends, but other callers may.
let node: TestNode;
let client: StreamsClient;

beforeAll(async () => {
  node = await startTestNode();
  const address = node.connectionString.replaceAll(/^esdb:\/\/|[/?].*$/g, '');
  client = new StreamsClient(address, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await node.stop();
});

const identifier = (name: string) =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'));

describe('a read', () => {
  const { Options } = streams.ReadReq;

  const whole = () =>
    new Options()
      .setStream(
        new Options.StreamOptions()
          .setStreamIdentifier(identifier('s'))
          .setStart(new shared.Empty()),
      )
      .setCount('1')
      .setNoFilter(new shared.Empty())
      .setUuidOption(new Options.UUIDOption().setString(new shared.Empty()));

  function codeOf(options: ReadReq.Options): Promise<number> {
    const call = client.read(new streams.ReadReq().setOptions(options), new Metadata());
    return new Promise((resolve) => {
      call.on('data', () => undefined);
      call.on('error', (error: ServiceError) => {
        resolve(error.code);
      });
      call.on('end', () => {
        resolve(status.OK);
      });
    });
  }

  it.each<[string, (options: ReadReq.Options) => unknown, number]>([
    ['with everything', () => undefined, status.OK],
    [
      'that says nothing of a filter',
      (options) => {
        options.clearNoFilter();
      },
      status.INVALID_ARGUMENT,
    ],
    ['in no direction', (options) => options.setReadDirection(7 as never), status.INVALID_ARGUMENT],
    [
      'without a count',
      (options) => {
        options.clearCount();
      },
      status.INVALID_ARGUMENT,
    ],
    [
      'without a form of ids',
      (options) => options.setUuidOption(undefined),
      status.INVALID_ARGUMENT,
    ],
  ])('%s', async (_, change, code) => {
    const options = whole();
    change(options);
    expect(await codeOf(options)).toBe(code);
  });
});

describe('a batch append', () => {
  function request(correlationId: string | undefined, stream: string, isFinal: boolean) {
    const event = new streams.BatchAppendReq.ProposedMessage()
      .setId(new shared.UUID().setString(randomUUID()))
      .setData(Buffer.from('{}').toString('base64'));
    event.getMetadataMap().set('type', 'happened').set('content-type', 'application/json');
    return new streams.BatchAppendReq()
      .setCorrelationId(
        correlationId === undefined ? undefined : new shared.UUID().setString(correlationId),
      )
      .setOptions(
        new streams.BatchAppendReq.Options()
          .setStreamIdentifier(identifier(stream))
          .setAny(new googleEmpty.Empty()),
      )
      .setProposedMessagesList([event])
      .setIsFinal(isFinal);
  }

  it('without a correlation id that is one is a bad request, and the next is served', async () => {
    const known = randomUUID();
    const call = client.batchAppend(new Metadata());
    const answers: BatchAppendResp[] = [];
    const answered = new Promise<void>((resolve) => {
      call.on('error', () => undefined);
      call.on('data', (answer: BatchAppendResp) => {
        answers.push(answer);
        if (answer.getCorrelationId()?.getString() === known) resolve();
      });
    });
    call.write(request('none', 's', true));
    call.write(request('neither', 's', false));
    call.write(request(undefined, 't', true));
    call.write(request(known, 's', true));
    await answered;
    call.cancel();
    expect(answers.map((answer) => answer.getError()?.getMessage())).toEqual([
      'BadRequest',
      'BadRequest',
      'BadRequest',
      undefined,
    ]);
    expect(answers.at(-1)?.getSuccess()?.getCurrentRevision()).toBe('0');
  });
});
