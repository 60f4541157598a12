import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Pulse } from '../../operations/contract.js';
import { looks } from './looks.js';
import { KeptMarks } from './kept-marks.js';

/** So often it is looked whether there is anything new, once for all pages of this process. */
const LOOK_MS = 2_000;
/** Ages and queues change without events; so long a page may be as it is. */
const AT_MOST_MS = 15_000;

/** Says when a page that shows figures of all orders is out of date, whichever process changed them. */
@Injectable()
export class Pulses {
  private readonly marks = new KeptMarks();

  constructor(private readonly queries: QueryBus) {}

  /** What is to be seen now, in a few letters. */
  now(maxAgeMs = 0): Promise<string> {
    return this.marks.of('', maxAgeMs, () => this.queries.execute(new Pulse()));
  }
}

export interface FollowOptions {
  readonly pulses: Pick<Pulses, 'now'>;
  /** What the page shows. */
  readonly seen: string;
  /** Aborted when the reader is gone. */
  readonly gone: AbortSignal;
  readonly lookMs?: number;
  readonly atMostMs?: number;
}

/** Tells a page about all orders together that it is out of date. */
export function follow(options: FollowOptions): AsyncGenerator<string> {
  const { pulses, seen, gone, lookMs = LOOK_MS, atMostMs = AT_MOST_MS } = options;
  const look = (): Promise<string> => pulses.now(lookMs / 2);
  return looks({ look, shown: seen, gone, everyMs: lookMs, longestMs: atMostMs, ages: true });
}
