import { nestedSize, numberSize, WireWriter } from './wire-writer.js';

/** A `BatchAppendResp` that says "written", by hand for the same reason as the request. */
export function encodeSuccess(
  asked: { readonly correlationId: Buffer; readonly stream: string },
  outcome: { readonly revision: number; readonly position: number | undefined },
): Buffer {
  const stream = Buffer.from(asked.stream);
  const { revision, position } = outcome;
  const positionSize = position === undefined ? 0 : 2 * numberSize(position);
  const successSize =
    (revision < 0 ? nestedSize(0) : numberSize(revision)) + nestedSize(positionSize);
  const size =
    nestedSize(asked.correlationId.length) +
    nestedSize(successSize) +
    nestedSize(nestedSize(stream.length));
  const writer = new WireWriter(Buffer.allocUnsafe(size));
  writer.header(1, asked.correlationId.length);
  writer.raw(asked.correlationId);
  writer.header(3, successSize);
  if (revision < 0) writer.header(2, 0);
  else writer.number(1, revision);
  writer.header(position === undefined ? 4 : 3, positionSize);
  if (position !== undefined) {
    writer.number(1, position);
    writer.number(2, position);
  }
  writer.header(4, nestedSize(stream.length));
  writer.header(3, stream.length);
  writer.raw(stream);
  return writer.bytes;
}
