import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

export const streamName = (identifier: StreamIdentifier | undefined) =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

export function streamIdentifier(name: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(name));
}

const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PLAIN = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The id in lower case with dashes, or undefined if it is none. */
export function uuidText(uuid: UUID | undefined): string | undefined {
  if (uuid?.hasStructured() === true) return structuredText(uuid);
  const text = (uuid?.getString() ?? '').toLowerCase();
  if (DASHED.test(text)) return text;
  const dashed = text.replace(/^[{(](.*)[)}]$/, '$1').replace(PLAIN, '$1-$2-$3-$4-$5');
  return DASHED.test(dashed) ? dashed : undefined;
}

function structuredText(uuid: UUID): string {
  const bits = uuid.getStructured();
  const half = (text: string | undefined) =>
    BigInt.asUintN(64, BigInt(text ?? 0))
      .toString(16)
      .padStart(16, '0');
  const hex = half(bits?.getMostSignificantBits()) + half(bits?.getLeastSignificantBits());
  return hex.replace(PLAIN, '$1-$2-$3-$4-$5');
}

export const NIL_UUID = '00000000-0000-0000-0000-000000000000';
