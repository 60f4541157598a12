import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';

/** The call of a read. Its answers are written as bytes: see `encodeEvent`. */
export type ReadCall = ServerWritableStream<ReadReq, Uint8Array>;

/** Writes to one reader no faster than it takes. */
export class EventStream {
  private readonly controller = new AbortController();

  constructor(
    private readonly call: ReadCall,
    private readonly stopping: AbortSignal,
  ) {
    const over = () => {
      this.controller.abort();
      stopping.removeEventListener('abort', over);
    };
    call.on('cancelled', over);
    call.on('close', over);
    call.on('error', over);
    stopping.addEventListener('abort', over);
    if (stopping.aborted || call.cancelled) over();
  }

  /** Aborted when the reader is gone or the node stops. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** False when there is nobody to write to any more. */
  async write(message: Uint8Array): Promise<boolean> {
    if (this.signal.aborted) return false;
    if (!this.call.write(message)) await this.drained();
    return !this.signal.aborted;
  }

  /** Ends the call, unless the reader has gone. With OK only what was read to its end. */
  end(): void {
    if (!this.signal.aborted) this.call.end();
  }

  fail(error: Error): void {
    if (!this.call.cancelled) this.call.emit('error', error);
  }

  get isStopping(): boolean {
    return this.stopping.aborted;
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.call.off('drain', go);
        this.signal.removeEventListener('abort', go);
        resolve();
      };
      this.call.once('drain', go);
      this.signal.addEventListener('abort', go);
      if (this.signal.aborted) go();
    });
  }
}
