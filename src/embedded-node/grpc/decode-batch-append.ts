import type { Expectation } from '../engine/expectation.js';
import { expectationOfRevision } from './expectations.js';
import type { ProposedMessage } from './proposed-event.js';
import { dashedUuid, uuidFromBits } from './uuid-text.js';
import { WireReader } from './wire-reader.js';

/** A `BatchAppendReq`, read by hand: it comes with every append, and the compiled stubs know no deadline that is a duration. */
export interface BatchAppendRequest {
  /** Echoed as it came. */
  readonly correlationId: Buffer;
  readonly options: BatchAppendOptions | undefined;
  readonly messages: readonly ProposedMessage[];
  readonly isFinal: boolean;
}

export interface BatchAppendOptions {
  readonly stream: string | undefined;
  readonly expected: Expectation | undefined;
  /** Milliseconds since 1970. */
  readonly deadlineAt: number | undefined;
  /** Milliseconds from now. */
  readonly timeLeft: number | undefined;
}

const NOTHING: Buffer = Buffer.alloc(0);

export function decodeBatchAppend(bytes: Buffer): BatchAppendRequest {
  const reader = new WireReader(bytes);
  const messages: ProposedMessage[] = [];
  let correlationId = NOTHING;
  let options: BatchAppendOptions | undefined;
  let isFinal = false;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) correlationId = reader.view();
    else if (field === 2) options = decodeOptions(reader.message());
    else if (field === 3) messages.push(decodeProposed(reader.message()));
    else if (field === 4) isFinal = reader.varint() !== 0;
    else reader.skip();
  }
  return { correlationId, options, messages, isFinal };
}

const NAMED: Readonly<Record<number, Expectation>> = {
  3: { kind: 'no-stream' },
  4: { kind: 'any' },
  5: { kind: 'stream-exists' },
};

function decodeOptions(reader: WireReader): BatchAppendOptions {
  let stream: string | undefined;
  let expected: Expectation | undefined;
  let deadlineAt: number | undefined;
  let timeLeft: number | undefined;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) stream = decodeStream(reader.message());
    else if (field === 2) expected = expectationOfRevision(reader.varint64());
    else if (field === 6) deadlineAt = decodeMilliseconds(reader.message());
    else if (field === 7) timeLeft = decodeMilliseconds(reader.message());
    else {
      expected = NAMED[field] ?? expected;
      reader.skip();
    }
  }
  return { stream, expected, deadlineAt, timeLeft };
}

function decodeStream(reader: WireReader): string {
  let name = '';
  for (let field = reader.next(); field !== 0; field = reader.next())
    if (field === 3) name = reader.text();
    else reader.skip();
  return name;
}

/** A timestamp or a duration: seconds and nanoseconds. */
function decodeMilliseconds(reader: WireReader): number {
  let milliseconds = 0;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) milliseconds += reader.int64() * 1000;
    else if (field === 2) milliseconds += reader.int64() / 1e6;
    else reader.skip();
  }
  return milliseconds;
}

function decodeProposed(reader: WireReader): ProposedMessage {
  const message = {
    id: undefined as string | undefined,
    type: undefined as string | undefined,
    contentType: undefined as string | undefined,
    metadata: NOTHING,
    data: NOTHING,
  };
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) message.id = idIn(reader.message());
    else if (field === 2) {
      const [key, value] = decodeEntry(reader.message());
      if (key === 'type') message.type = value;
      else if (key === 'content-type') message.contentType = value;
    } else if (field === 3) message.metadata = reader.view();
    else if (field === 4) message.data = reader.view();
    else reader.skip();
  }
  return message;
}

function decodeEntry(reader: WireReader): [key: string, value: string] {
  let key = '';
  let value = '';
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) key = reader.text();
    else if (field === 2) value = reader.text();
    else reader.skip();
  }
  return [key, value];
}

/** The id in lower case with dashes, or undefined if it is none. */
export const decodeUuid = (bytes: Buffer) => idIn(new WireReader(bytes));

function idIn(reader: WireReader): string | undefined {
  let id: string | undefined;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 2) id = dashedUuid(reader.text());
    else if (field === 1) id = decodeBits(reader.message());
    else reader.skip();
  }
  return id;
}

function decodeBits(reader: WireReader): string {
  let most = 0n;
  let least = 0n;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) most = reader.varint64();
    else if (field === 2) least = reader.varint64();
    else reader.skip();
  }
  return uuidFromBits(most, least);
}
