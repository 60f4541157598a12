/**
 * Protocol Buffers as they go over the wire, for the one message that is written by the million (an event read). Everything else is
 * built with the client's own compiled stubs.
 */
export class WireWriter {
  private at = 0;
  constructor(readonly bytes: Buffer) {}

  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.at++] = rest;
  }

  number(field: number, value: number): void {
    this.bytes[this.at++] = field << 3;
    this.varint(value);
  }

  /** Begins a nested message, text or bytes of a known length. */
  header(field: number, length: number): void {
    this.bytes[this.at++] = (field << 3) | 2;
    this.varint(length);
  }

  raw(value: Uint8Array): void {
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  ascii(text: string): void {
    this.at += this.bytes.write(text, this.at, 'latin1');
  }
}

export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
  return size;
}

/** Bytes of a nested field with a tag below 16: tag, length, content. */
export const nestedSize = (length: number) => 1 + varintSize(length) + length;
export const numberSize = (value: number) => 1 + varintSize(value);
