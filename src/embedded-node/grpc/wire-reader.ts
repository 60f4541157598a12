/** Reads Protocol Buffers field by field. Nothing is copied: bytes and messages are views into what came over the wire. */
export class WireReader {
  private at = 0;
  private wireType = 0;

  constructor(private readonly bytes: Buffer) {}

  /** The number of the next field, 0 at the end. */
  next(): number {
    if (this.at >= this.bytes.length) return 0;
    const tag = this.varint();
    this.wireType = tag & 7;
    return tag >>> 3;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
    throw new MalformedMessage();
  }

  /** Exact beyond 2^53. */
  varint64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new MalformedMessage();
  }

  view(): Buffer {
    const length = this.varint();
    const end = this.at + length;
    if (this.wireType !== 2 || end > this.bytes.length) throw new MalformedMessage();
    const view = this.bytes.subarray(this.at, end);
    this.at = end;
    return view;
  }

  text(): string {
    return this.view().toString();
  }

  message(): WireReader {
    return new WireReader(this.view());
  }

  skip(): void {
    switch (this.wireType) {
      case 0:
        this.varint();
        break;
      case 1:
        this.at += 8;
        break;
      case 2:
        this.view();
        break;
      case 5:
        this.at += 4;
        break;
      default:
        throw new MalformedMessage();
    }
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new MalformedMessage();
    return byte;
  }
}

export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
  override readonly message = 'The message is not what the protocol says.';
}
