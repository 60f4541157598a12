/** A message on the wire: one byte that says whether it is compressed, its length, its bytes. */
export const PREFIX_BYTES = 5;

/** What came is no message that this server takes. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';

  constructor(
    readonly reason: 'compressed' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

/** Puts the pieces of a connection together to messages. What lies whole in one piece is not copied. */
export class MessageReader {
  private pieces: Buffer[] = [];
  private missing = 0;

  constructor(private readonly largest: number) {}

  /** The messages that end in this piece. */
  *take(piece: Buffer): Generator<Buffer> {
    this.pieces.push(piece);
    this.missing -= piece.length;
    if (this.missing > 0) return;
    const bytes = this.pieces.length === 1 ? piece : Buffer.concat(this.pieces);
    this.pieces = [];
    this.missing = 0;
    let at = 0;
    while (bytes.length - at >= PREFIX_BYTES) {
      const end = at + PREFIX_BYTES + this.lengthAt(bytes, at);
      if (end > bytes.length) {
        this.missing = end - bytes.length;
        break;
      }
      yield bytes.subarray(at + PREFIX_BYTES, end);
      at = end;
    }
    if (at < bytes.length) this.pieces = [bytes.subarray(at)];
  }

  private lengthAt(bytes: Buffer, at: number): number {
    if (bytes[at] !== 0)
      throw new UnreadableMessage('compressed', 'Compressed messages are not supported.');
    const length = bytes.readUInt32BE(at + 1);
    if (length <= this.largest) return length;
    throw new UnreadableMessage(
      'too-large',
      `Received message larger than max (${length} vs. ${this.largest})`,
    );
  }
}
