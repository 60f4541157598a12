import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Code } from '@eventstore/db-client/generated/code_pb.js';
import codes from '@eventstore/db-client/generated/code_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expectation } from '../engine/expectation.js';
import type { AppendOutcome } from '../engine/new-event.js';
import { encodeSuccess } from './encode-append-success.js';
import { streamIdentifier } from './shared-messages.js';

export interface Asked {
  /** A UUID message, given back as it came. */
  readonly correlationId: Buffer;
  readonly stream: string;
}

interface Detail {
  serializeBinary(): Uint8Array;
}

/** The answer to an append that was decided. */
export function answer(
  asked: Asked & { readonly expected: Expectation },
  outcome: AppendOutcome,
): Uint8Array {
  switch (outcome.kind) {
    case 'success':
      return encodeSuccess(asked, outcome);
    case 'stream-deleted': {
      const detail = new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(asked.stream));
      return refusal(asked, codes.Code.NOT_FOUND, 'StreamDeleted', detail);
    }
    case 'wrong-expected-version':
      return refusal(
        asked,
        codes.Code.ALREADY_EXISTS,
        'WrongExpectedVersion',
        wrong(asked.expected, outcome.current),
      );
  }
}

export const timedOut = (asked: Asked) =>
  refusal(asked, codes.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

export const tooBig = (asked: Asked, limit: number) =>
  refusal(
    asked,
    codes.Code.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit),
  );

export const badRequest = (asked: Asked, message: string) =>
  refusal(
    asked,
    codes.Code.INVALID_ARGUMENT,
    'BadRequest',
    new shared.BadRequest().setMessage(message),
  );

/** Something that has no message of its own in the protocol: the client shows the text. */
export function failed(asked: Asked, message: string): Uint8Array {
  const detail = new any.Any();
  detail.pack(new empty.Empty().serializeBinary(), 'google.protobuf.Empty');
  const error = new statuses.Status()
    .setCode(codes.Code.UNKNOWN)
    .setMessage(message)
    .setDetails(detail);
  return errorAnswer(asked, error);
}

function errorAnswer(asked: Asked, error: Status): Uint8Array {
  return new streams.BatchAppendResp()
    .setCorrelationId(shared.UUID.deserializeBinary(asked.correlationId))
    .setStreamIdentifier(streamIdentifier(asked.stream))
    .setError(error)
    .serializeBinary();
}

function refusal(asked: Asked, code: Code, name: string, detail: Detail): Uint8Array {
  const packed = new any.Any();
  packed.pack(detail.serializeBinary(), `event_store.client.${name}`);
  const error = new statuses.Status().setCode(code).setMessage(name).setDetails(packed);
  return errorAnswer(asked, error);
}

function wrong(expected: Expectation, current: number) {
  const message = new shared.WrongExpectedVersion();
  if (current < 0) message.setCurrentNoStream(new empty.Empty());
  else message.setCurrentStreamRevision(String(current));
  switch (expected.kind) {
    case 'any':
      return message.setExpectedAny(new empty.Empty());
    case 'stream-exists':
      return message.setExpectedStreamExists(new empty.Empty());
    case 'no-stream':
      return message.setExpectedNoStream(new empty.Empty());
    case 'revision':
      return message.setExpectedStreamPosition(String(expected.revision));
  }
}
