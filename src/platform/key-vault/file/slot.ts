import { crc32 } from 'node:zlib';
import { houseOwner, isHouse, ownerBytes, personOwner, type StoredKey } from '../key-store.js';

/**
 * Everything in the file has this size. Slots never cross a sector of the disk, which it writes whole or not at all, so a
 * slot can be replaced in its place.
 *
 *   0 checksum of the rest   4 kind   8 first slot of its batch   12 wrapping key   20 id   36 owner   68 wrapped key
 */
export const SLOT_BYTES = 128;

export type Slot =
  | { readonly kind: 'header' }
  | { readonly kind: 'key'; readonly stored: StoredKey }
  | { readonly kind: 'forgotten'; readonly id: string }
  /** Was being written when the machine went down; nobody was told that it was there. */
  | { readonly kind: 'void' };

const KINDS = { header: 1, person: 2, house: 3, forgotten: 4, void: 5 } as const;
const MAGIC = 'makegood key vault 1';
const AT = { kind: 4, batch: 8, wrappedBy: 12, id: 20, owner: 36, wrapped: 68 } as const;

export function encodeSlot(slot: Slot, batch: number): Buffer {
  const bytes = Buffer.alloc(SLOT_BYTES);
  bytes.writeUInt8(KINDS[kindOf(slot)], AT.kind);
  bytes.writeUInt32LE(batch, AT.batch);
  if (slot.kind === 'header') bytes.write(MAGIC, AT.owner);
  if (slot.kind === 'forgotten') idBytes(slot.id).copy(bytes, AT.id);
  if (slot.kind === 'key') {
    const { id, wrappedBy, owner, wrapped } = slot.stored;
    Buffer.from(wrappedBy, 'hex').copy(bytes, AT.wrappedBy);
    idBytes(id).copy(bytes, AT.id);
    ownerBytes(owner).copy(bytes, AT.owner);
    wrapped.copy(bytes, AT.wrapped);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(AT.kind)), 0);
  return bytes;
}

/** Undefined when these are not the bytes that were written. */
export function decodeSlot(bytes: Buffer): { slot: Slot; batch: number } | undefined {
  if (bytes.readUInt32LE(0) !== crc32(bytes.subarray(AT.kind))) return undefined;
  const slot = slotIn(bytes);
  return slot && { slot, batch: bytes.readUInt32LE(AT.batch) };
}

export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function kindOf(slot: Slot): keyof typeof KINDS {
  if (slot.kind !== 'key') return slot.kind;
  return isHouse(slot.stored) ? 'house' : 'person';
}

function slotIn(bytes: Buffer): Slot | undefined {
  switch (bytes.readUInt8(AT.kind)) {
    case KINDS.header:
      return textIn(bytes) === MAGIC ? { kind: 'header' } : undefined;
    case KINDS.person:
      return keyIn(bytes, personOwner(bytes.subarray(AT.owner, AT.wrapped)));
    case KINDS.house:
      return keyIn(bytes, houseOwner(textIn(bytes)));
    case KINDS.forgotten:
      return { kind: 'forgotten', id: idIn(bytes) };
    case KINDS.void:
      return { kind: 'void' };
    default:
      return undefined;
  }
}

function keyIn(bytes: Buffer, owner: string): Slot {
  const wrappedBy = bytes.toString('hex', AT.wrappedBy, AT.id);
  const wrapped = Buffer.from(bytes.subarray(AT.wrapped));
  return { kind: 'key', stored: { id: idIn(bytes), owner, wrappedBy, wrapped } };
}

function textIn(bytes: Buffer): string {
  return bytes.toString('utf8', AT.owner, AT.wrapped).replace(/\0+$/, '');
}

function idIn(bytes: Buffer): string {
  const hex = bytes.toString('hex', AT.id, AT.owner);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
