import type { Dispatcher } from 'undici';
import type { OutgoingOutcome } from './outgoing-http.js';

type Controller = Dispatcher.DispatchController;

/**
 * One call, seen from undici. undici says when it is about to write the request: a failure before
 * that moment is a call that was never made, whatever the error is called.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private sent = false;
  private settled = false;
  private controller: Controller | undefined;
  private status = 0;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private readonly clock: NodeJS.Timeout;

  constructor(
    timeoutMs: number,
    private readonly maxBodyBytes: number,
    private readonly resolve: (outcome: OutgoingOutcome) => void,
    private readonly reject: (bug: Error) => void,
  ) {
    this.clock = setTimeout(() => {
      this.settle({ kind: this.sent ? 'timeout-read' : 'timeout-connect' });
      this.abort();
    }, timeoutMs);
  }

  onRequestStart(controller: Controller): void {
    this.controller = controller;
    if (this.settled) this.abort();
    else this.sent = true;
  }

  onResponseStart(_: Controller, status: number, headers: object): void {
    this.status = status; // an informational one (1xx) is followed by the real one
    this.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    );
  }

  onResponseData(_: Controller, chunk: Buffer): void {
    const room = this.maxBodyBytes - this.bytes;
    this.chunks.push(chunk.subarray(0, room));
    this.bytes += chunk.length;
    if (chunk.length <= room) return;
    this.respond(true);
    this.abort();
  }

  onResponseEnd(): void {
    this.respond(false);
  }

  onResponseError(_: unknown, error: Error): void {
    const code = 'code' in error ? String(error.code) : error.name;
    if (code === 'UND_ERR_INVALID_ARG') this.giveUp(error);
    else if (this.sent) this.settle({ kind: 'lost', detail: code });
    else if (code === 'UND_ERR_CONNECT_TIMEOUT') this.settle({ kind: 'timeout-connect' });
    else this.settle({ kind: 'refused', detail: code });
  }

  private respond(truncated: boolean): void {
    const body = Buffer.concat(this.chunks).toString('utf8');
    const { status, headers } = this;
    const json = truncated ? undefined : jsonOf(body);
    const found = { ...(json !== undefined && { json }), ...(truncated && { truncated }) };
    this.settle({ kind: 'response', status, headers, body, ...found });
  }

  /** What comes after the first outcome (the error of our own abort, say) changes nothing. */
  private settle(outcome: OutgoingOutcome): void {
    clearTimeout(this.clock);
    this.settled = true;
    this.resolve(outcome);
  }

  private giveUp(bug: Error): void {
    clearTimeout(this.clock);
    this.settled = true;
    this.reject(bug);
  }

  private abort(): void {
    this.controller?.abort(new Error('nobody waits for this answer any more'));
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // most error pages are HTML
  }
}
