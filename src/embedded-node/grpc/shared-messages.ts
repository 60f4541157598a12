import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { dashedUuid, uuidFromBits } from './uuid-text.js';

export const streamName = (identifier: StreamIdentifier | undefined) =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

export function streamIdentifier(name: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(name));
}

/** The id in lower case with dashes, or undefined if it is none. */
export function uuidText(uuid: UUID | undefined): string | undefined {
  const bits = uuid?.getStructured();
  if (bits !== undefined)
    return uuidFromBits(
      BigInt(bits.getMostSignificantBits()),
      BigInt(bits.getLeastSignificantBits()),
    );
  return dashedUuid(uuid?.getString() ?? '');
}
