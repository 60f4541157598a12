import { isRejection } from '../../kernel/rejection.js';
import { EventStoreUnavailable, type EventStore } from '../../platform/event-store/event-store.js';
import { StreamCommands } from '../../platform/event-store/stream-commands.js';
import { VaultUnavailable } from '../../platform/key-vault/errors.js';
import { systemContext } from '../../platform/event-store/system-context.js';
import type { CodeKeyRing } from '../code-keys.js';
import { codeHash, codeOf, type LineOfCodes } from '../code.js';
import type { CodeCommands } from '../redemption/code-commands.js';
import { codeStream } from '../redemption/code-state.js';
import { decideVoid } from '../redemption/decide.js';
import { decideIssue, issuedAggregate, issuedStream, type IssuedCodes } from './issued-codes.js';
import type { CodesIssued, IssuedState } from './issued-codes.js';

/** Codes that are taken back side by side. */
const TOGETHER = 25;

/** Why the book could not be asked. `unavailable`: what was to be written may have been. */
export type BookFailure = 'unavailable' | 'key-missing';

/** What became of a line's codes when they were taken back. */
export interface VoidedCodes {
  readonly codes: number;
  readonly voided: number;
  readonly used: number;
}

/** Gives lines their codes, and takes back what nobody has used. Both may be repeated. */
export class EnrollmentCodeBook {
  private readonly lines: StreamCommands<IssuedState, CodesIssued>;

  constructor(
    store: EventStore,
    private readonly codes: CodeCommands,
    private readonly keys: CodeKeyRing,
    newId: () => string,
    private readonly now: () => number,
  ) {
    this.lines = new StreamCommands(store, issuedAggregate, newId);
  }

  /** What the line was given, now or before. */
  async issue(line: LineOfCodes, count: number): Promise<IssuedCodes | BookFailure> {
    return asked(async () => {
      const { current } = await this.keys.open();
      const done = await this.lines.execute({
        stream: issuedStream(line),
        context: systemContext('fulfillment', {}, this.now()),
        from: this.lines.nothing,
        decide: ({ state }) => decideIssue(state, { ...line, count, keyId: current.id }),
      });
      const issued = isRejection(done) ? undefined : done.folded.state.issued;
      if (!issued) throw new Error('Codes were issued, and are not there.');
      return issued;
    });
  }

  /** @param hold awaited before each batch: makes sure that nobody else is at it */
  async voidUnused(
    line: LineOfCodes,
    hold: () => Promise<void>,
  ): Promise<VoidedCodes | BookFailure> {
    await hold();
    return asked(async () => {
      const { issued } = (await this.lines.load(issuedStream(line))).state;
      if (!issued) return { codes: 0, voided: 0, used: 0 };
      const key = (await this.keys.open()).get(issued.keyId);
      if (!key) return 'key-missing';
      let voided = 0;
      for (let from = 0; from < issued.count; from += TOGETHER) {
        if (from > 0) await hold();
        const positions = Array.from(
          { length: Math.min(TOGETHER, issued.count - from) },
          (_, i) => from + i,
        );
        const taken = await Promise.all(
          positions.map((position) => this.voidOne(line, codeHash(codeOf(key, line, position)))),
        );
        voided += taken.filter(Boolean).length;
      }
      return { codes: issued.count, voided, used: issued.count - voided };
    });
  }

  /** True: it is void. False: somebody was faster and has used it. */
  private async voidOne({ orderNumber, lineId }: LineOfCodes, hash: string): Promise<boolean> {
    const done = await this.codes.execute({
      stream: codeStream(hash),
      context: systemContext('fulfillment', {}, this.now()),
      from: this.codes.nothing,
      decide: ({ state }) => decideVoid(state, { orderNumber, lineId }),
    });
    return !isRejection(done) && done.folded.state.kind === 'void';
  }
}

async function asked<T>(ask: () => Promise<T>): Promise<T | 'unavailable'> {
  try {
    return await ask();
  } catch (error) {
    const isOut = error instanceof EventStoreUnavailable || error instanceof VaultUnavailable;
    if (isOut) return 'unavailable';
    throw error;
  }
}
