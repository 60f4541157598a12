import { status } from '@grpc/grpc-js';
import type { Expectation } from '../engine/expectation.js';
import type { NewEvent } from '../engine/new-event.js';
import {
  answer,
  badRequest,
  failed,
  timedOut,
  tooBig,
  type Asked,
} from './batch-append-answers.js';
import {
  decodeBatchAppend,
  decodeUuid,
  type BatchAppendOptions,
  type BatchAppendRequest,
} from './decode-batch-append.js';
import type { NodeContext } from './node-context.js';
import { InvalidEvent, isValidStreamName, proposedEvent, sizeOf } from './proposed-event.js';
import { refusalOf, stopping } from './refusals.js';
import type { Call } from './transport/call.js';
import { LONGEST_TIMER_MS } from './transport/timeout.js';

/** An append whose last message has not come yet may take this long, whatever its deadline: EventStoreDB's write time-out. */
const UNFINISHED_MS = 2000;

interface PendingAppend extends Asked {
  readonly expected: Expectation;
  readonly deadlineAt: number;
  readonly events: NewEvent[];
  size: number;
  timer?: NodeJS.Timeout;
}

/** One stream per client carries all its appends; messages of several may interleave, answers come as appends are done. */
export class BatchAppend {
  private readonly pending = new Map<string, PendingAppend>();
  private readonly underWay = new Set<Promise<void>>();
  private isOver = false;
  private isPaused = false;

  constructor(
    private readonly node: NodeContext,
    private readonly call: Call,
  ) {
    const stop = () => void this.stop();
    node.stopping.addEventListener('abort', stop);
    call.receive(
      (message) => {
        this.take(decodeBatchAppend(message));
      },
      () => void this.end(),
    );
    call.signal.addEventListener('abort', () => {
      node.stopping.removeEventListener('abort', stop);
      this.close();
    });
    if (node.stopping.aborted) stop();
  }

  private take(request: BatchAppendRequest): void {
    const { correlationId, options, isFinal } = request;
    if (!isFinal || options === undefined || this.pending.size > 0) {
      this.takePart(request);
      return;
    }
    // Whole in one message, as nearly all are: nothing will have to be found again.
    const append = this.begin(correlationId, options);
    if (append && this.addEvents('', append, request)) this.commit('', append);
  }

  private takePart(request: BatchAppendRequest): void {
    const key = decodeUuid(request.correlationId) ?? '';
    let append = this.pending.get(key);
    if (append === undefined) {
      if (request.options === undefined) return; // of an append that was already answered
      append = this.begin(request.correlationId, request.options);
      if (append === undefined) return;
      this.pending.set(key, append);
    }
    if (!this.addEvents(key, append, request)) return;
    if (request.isFinal) this.commit(key, append);
    else append.timer ??= this.giveUpLater(key, append);
  }

  private begin(correlationId: Buffer, options: BatchAppendOptions): PendingAppend | undefined {
    const { stream = '', expected } = options;
    const asked = { correlationId, stream };
    const problem = problemOf(correlationId, options);
    if (problem !== undefined || expected === undefined) {
      this.answer(badRequest(asked, problem ?? 'The expected revision is not set.'));
      return undefined;
    }
    const now = this.node.now();
    const deadlineAt = options.timeLeft === undefined ? options.deadlineAt : now + options.timeLeft;
    if (deadlineAt !== undefined && deadlineAt <= now) {
      this.answer(timedOut(asked));
      return undefined;
    }
    return {
      correlationId,
      stream,
      expected,
      deadlineAt: deadlineAt ?? Infinity,
      events: [],
      size: 0,
    };
  }

  /** False when the append was answered instead. EventStoreDB would answer a bad request twice, which crashes its client. */
  private addEvents(key: string, append: PendingAppend, request: BatchAppendRequest): boolean {
    try {
      for (const message of request.messages) {
        const event = proposedEvent(message);
        append.size += sizeOf(event);
        append.events.push(event);
      }
    } catch (error) {
      if (!(error instanceof InvalidEvent)) throw error;
      this.finish(key, append, badRequest(append, error.message));
      return false;
    }
    if (append.size <= this.node.maxAppendSize) return true;
    this.finish(key, append, tooBig(append, this.node.maxAppendSize));
    return false;
  }

  private commit(key: string, append: PendingAppend): void {
    this.drop(key, append);
    const response = this.write(append);
    if (!(response instanceof Promise)) {
      this.answer(response);
      return;
    }
    const answered = response.then((late) => {
      this.answer(late);
    });
    this.underWay.add(answered);
    void answered.finally(() => this.underWay.delete(answered));
  }

  private write(append: PendingAppend): Uint8Array | Promise<Uint8Array> {
    try {
      const { stream, expected, events } = append;
      const outcome = this.node.store.writer.appendAtOnce(stream, expected, events);
      if (!(outcome instanceof Promise)) return answer(append, outcome);
      return this.before(append.deadlineAt, outcome)
        .then((late) => answer(append, late))
        .catch((error: unknown) => this.unwritten(append, error));
    } catch (error) {
      return this.unwritten(append, error);
    }
  }

  private unwritten(append: PendingAppend, error: unknown): Uint8Array {
    if (error instanceof DeadlinePassed) return timedOut(append);
    const refusal = refusalOf(error);
    if (refusal.code !== status.RESOURCE_EXHAUSTED) this.node.report(refusal.details);
    return failed(append, refusal.details);
  }

  /** The client keeps no deadline of its own here: an append that is late must be told so, although it may still be written. */
  private before<T>(deadlineAt: number, outcome: Promise<T>): Promise<T> {
    const left = deadlineAt - this.node.now();
    if (left > LONGEST_TIMER_MS) return outcome;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new DeadlinePassed());
      }, left);
      outcome.then(resolve, reject).finally(() => {
        clearTimeout(timer);
      });
    });
  }

  private giveUpLater(key: string, append: PendingAppend): NodeJS.Timeout {
    const left = Math.min(append.deadlineAt - this.node.now(), UNFINISHED_MS);
    return setTimeout(() => {
      this.finish(key, append, timedOut(append));
    }, left);
  }

  private finish(key: string, append: PendingAppend, response: Uint8Array): void {
    this.drop(key, append);
    this.answer(response);
  }

  private drop(key: string, append: PendingAppend): void {
    clearTimeout(append.timer);
    this.pending.delete(key);
  }

  private answer(response: Uint8Array): void {
    if (this.isOver) return;
    if (this.call.write(response) || this.isPaused) return;
    // A client that does not read its answers is not read either.
    this.isPaused = true;
    this.call.pause();
    void this.call.room().then(() => {
      this.isPaused = false;
      this.call.resume();
    });
  }

  private async end(): Promise<void> {
    await Promise.allSettled(this.underWay);
    if (this.isOver) return;
    this.close();
    this.call.end();
  }

  /** A stream that ended with OK would leave the client's later appends waiting for ever. */
  private async stop(): Promise<void> {
    await Promise.allSettled(this.underWay);
    if (this.isOver) return;
    this.close();
    this.call.fail(stopping());
  }

  private close(): void {
    this.isOver = true;
    for (const [key, append] of this.pending) this.drop(key, append);
  }
}

function problemOf(correlationId: Buffer, { stream }: BatchAppendOptions): string | undefined {
  if (decodeUuid(correlationId) === undefined) return 'The correlation id is not a UUID.';
  if (stream === undefined) return 'Required field StreamIdentifier not set.';
  return isValidStreamName(stream) ? undefined : `Invalid stream name '${stream}'.`;
}

class DeadlinePassed extends Error {}
