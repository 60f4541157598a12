import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Logger } from '../observability/logger.js';
import { StreamWatch } from './stream-watch.js';

/** The next one who watches comes soon, as a rule, and a subscription costs a connection. */
const LINGER_MS = 10_000;
const BACKOFF: BackoffPolicy = { baseMs: 100, capMs: 5_000 };

export interface LiveStreamsOptions {
  readonly prefixes: readonly string[];
  readonly lingerMs?: number;
  readonly backoff?: BackoffPolicy;
}

/**
 * Tells those in this process who watch a stream that it has gone on, whichever process wrote to it: one subscription for
 * all of them, from the end of the store on, and only while somebody watches. Whoever watches reads the stream itself; so
 * after each gap (a start, a drop) all are told that they may have missed something, and nothing has to be made good here.
 */
export class LiveStreams implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly watches = new Map<string, Set<StreamWatch>>();
  private listening: { readonly stop: AbortController; readonly over: Promise<void> } | undefined;
  private lingering: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(
    private readonly store: EventStore,
    private readonly logger: Logger,
    private readonly options: LiveStreamsOptions,
  ) {}

  /** Streams that somebody watches. */
  get watched(): number {
    return this.watches.size;
  }

  /** To be closed by whoever asked for it. What is read of the stream from now on and what is told make up the whole. */
  watch(stream: string): StreamWatch {
    const watches = this.watches.get(stream) ?? new Set();
    const watch = new StreamWatch((closed) => {
      watches.delete(closed);
      if (watches.size === 0 && this.watches.get(stream) === watches) this.watches.delete(stream);
      if (this.watches.size === 0) this.linger();
    });
    this.watches.set(stream, watches.add(watch));
    clearTimeout(this.lingering);
    if (this.ended) watch.end();
    else this.listening ??= this.start();
    return watch;
  }

  /** A server that stops waits for its last answers, so nobody must go on waiting for news. */
  onModuleDestroy(): void {
    this.ended = true;
    clearTimeout(this.lingering);
    for (const watch of this.everyWatch()) watch.end();
    this.listening?.stop.abort();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.listening?.over;
  }

  private linger(): void {
    clearTimeout(this.lingering);
    this.lingering = setTimeout(() => {
      this.listening?.stop.abort();
      this.listening = undefined;
    }, this.options.lingerMs ?? LINGER_MS).unref();
  }

  private start() {
    const stop = new AbortController();
    return { stop, over: this.listen(stop.signal) };
  }

  /** Never throws: what goes wrong is tried again. */
  private async listen(signal: AbortSignal): Promise<void> {
    const { backoff = BACKOFF } = this.options;
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await this.hear(signal, () => (failures = 0));
      } catch (error) {
        if (isAborted(signal)) return;
        this.logger.warn({ err: error }, 'news of streams stopped, listening again');
      }
      const wait = backoffMs(backoff, Math.max(failures, 1), Math.random());
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  private async hear(signal: AbortSignal, isLive: () => void): Promise<void> {
    const { prefixes } = this.options;
    for await (const said of this.store.subscribe({ prefixes, after: 'end', signal })) {
      if (said.kind === 'event' || said.kind === 'foreign') {
        const { stream, revision } = said.event;
        for (const watch of this.watches.get(stream) ?? []) watch.hear(revision);
      } else if (said.kind === 'caught-up') {
        isLive();
        for (const watch of this.everyWatch()) watch.doubt();
      }
    }
  }

  private everyWatch(): readonly StreamWatch[] {
    return [...this.watches.values()].flatMap((watches) => [...watches]);
  }
}

/** Asked anew after waiting, which the compiler cannot see. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
