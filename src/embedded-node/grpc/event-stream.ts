import type { Refusal } from './refusals.js';
import type { Call } from './transport/call.js';

/** Writes to one reader no faster than it takes. */
export class EventStream {
  private readonly controller = new AbortController();

  constructor(
    private readonly call: Call,
    private readonly stopping: AbortSignal,
  ) {
    const over = () => {
      this.controller.abort();
      stopping.removeEventListener('abort', over);
    };
    call.signal.addEventListener('abort', over);
    stopping.addEventListener('abort', over);
    if (stopping.aborted || call.signal.aborted) over();
  }

  /** Aborted when the reader is gone or the node stops. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** A promise only where the writer has to wait. False when there is nobody to write to any more. */
  write(message: Uint8Array): boolean | Promise<boolean> {
    if (this.signal.aborted) return false;
    if (this.call.write(message)) return true;
    return this.call.room().then(() => !this.signal.aborted);
  }

  /** Ends the call, unless the reader has gone. With OK only what was read to its end. */
  end(): void {
    if (!this.signal.aborted) this.call.end();
  }

  fail(refusal: Refusal): void {
    this.call.fail(refusal);
  }

  get isStopping(): boolean {
    return this.stopping.aborted;
  }
}
