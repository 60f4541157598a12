/** Reads Protocol Buffers field by field. Nothing is copied: bytes and messages are views into what came over the wire. */
export class WireReader {
  private wireType = 0;

  constructor(
    private readonly bytes: Buffer,
    private at = 0,
    private readonly end = bytes.length,
  ) {}

  /** The number of the next field, 0 at the end. */
  next(): number {
    if (this.at >= this.end) return 0;
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

  /** A whole number with a sign, exact within 2^53. */
  int64(): number {
    let value = 0;
    let below = 0; // what it lacks to -1, if it is negative: all ten bytes are there then
    let factor = 1;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      below += (~byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
    if (this.byte() > 1) throw new MalformedMessage();
    return -1 - below;
  }

  view(): Buffer {
    const start = this.enter();
    return this.bytes.subarray(start, this.at);
  }

  text(): string {
    const start = this.enter();
    return this.bytes.toString('utf8', start, this.at);
  }

  message(): WireReader {
    const start = this.enter();
    return new WireReader(this.bytes, start, this.at);
  }

  /** Goes behind a nested field. Returns where it begins. */
  private enter(): number {
    const length = this.varint();
    const start = this.at;
    this.at += length;
    if (this.wireType !== 2 || this.at > this.end) throw new MalformedMessage();
    return start;
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
        this.enter();
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
    if (byte === undefined || this.at > this.end) throw new MalformedMessage();
    return byte;
  }
}

export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
  override readonly message = 'The message is not what the protocol says.';
}
