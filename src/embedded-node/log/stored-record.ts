import { crc32 } from 'node:zlib';
import { BODY, FLAG, HEADER, SMALLEST_RECORD } from './record-layout.js';

/** An event as it lies in the log. Fields are read from the bytes when asked for: most readers need few of them. */
export class StoredRecord {
  private streamName: string | undefined;

  constructor(
    private readonly buffer: Buffer,
    private readonly start: number,
    readonly length: number,
  ) {}

  get position(): number {
    return this.double(HEADER.position);
  }
  /** Where the next record begins. */
  get end(): number {
    return this.position + this.length;
  }
  get durable(): number {
    return this.double(HEADER.durable);
  }
  get previous(): number {
    return this.double(HEADER.previous);
  }
  get revision(): number {
    return this.double(HEADER.revision);
  }
  get createdMicros(): number {
    return this.double(HEADER.created);
  }
  get isJson(): boolean {
    return this.has(FLAG.json);
  }
  get isLastOfAppend(): boolean {
    return this.has(FLAG.lastOfAppend);
  }
  get isTombstone(): boolean {
    return this.has(FLAG.tombstone);
  }
  get id(): string {
    const at = this.start + HEADER.id;
    const hex = this.buffer.toString('hex', at, at + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
  get idBytes(): Buffer {
    const at = this.start + HEADER.id;
    return this.buffer.subarray(at, at + 16);
  }
  get stream(): string {
    return (this.streamName ??= this.streamBytes.toString());
  }
  get streamBytes(): Buffer {
    return this.part(0, this.uint(HEADER.streamLength));
  }
  get type(): string {
    return this.typeBytes.toString();
  }
  get typeBytes(): Buffer {
    return this.part(this.uint(HEADER.streamLength), this.uint(HEADER.typeLength));
  }
  get metadata(): Buffer {
    return this.part(
      this.uint(HEADER.streamLength) + this.uint(HEADER.typeLength),
      this.uint(HEADER.metadataLength),
    );
  }
  get data(): Buffer {
    const length = this.uint(HEADER.dataLength);
    return this.part(this.length - SMALLEST_RECORD - length, length);
  }

  /** Whether the bytes are those that were written at this position. */
  isSound(position: number): boolean {
    const parts =
      this.uint(HEADER.streamLength) +
      this.uint(HEADER.typeLength) +
      this.uint(HEADER.metadataLength) +
      this.uint(HEADER.dataLength);
    return (
      this.position === position &&
      SMALLEST_RECORD + parts === this.length &&
      this.uint(this.length - 4) === this.length &&
      this.uint(HEADER.crc) ===
        crc32(this.buffer.subarray(this.start + HEADER.position, this.start + this.length))
    );
  }

  private double(field: number): number {
    return this.buffer.readDoubleLE(this.start + field);
  }
  private uint(field: number): number {
    return this.buffer.readUInt32LE(this.start + field);
  }
  private has(flag: number): boolean {
    return (this.uint(HEADER.flags) & flag) !== 0;
  }
  private part(offset: number, length: number): Buffer {
    const at = this.start + BODY + offset;
    return this.buffer.subarray(at, at + length);
  }
}
