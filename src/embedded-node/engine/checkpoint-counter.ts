/** Says when a filtered subscription owes its client a checkpoint: after every so many events, whether they matched or not. */
export class CheckpointCounter {
  private count = 0;
  private last = 0;

  constructor(private readonly interval: number) {}

  /** An event was delivered or filtered out; a position if a checkpoint is due there. */
  considered(position: number): number | undefined {
    this.last = position;
    this.count += 1;
    if (this.count < this.interval) return undefined;
    this.count = 0;
    return position;
  }

  /** The checkpoint due at the end of catching up, if anything came since the one before. */
  rest(): number | undefined {
    if (this.count === 0) return undefined;
    this.count = 0;
    return this.last;
  }
}
