import type { Expectation } from '../engine/expectation.js';

interface ExpectedOneof {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** -1 as the protocol writes it, unsigned: no event, or the end of a stream. */
export const NO_REVISION = 2n ** 64n - 1n;

export const expectationOfRevision = (revision: bigint): Expectation =>
  revision === NO_REVISION ? { kind: 'no-stream' } : { kind: 'revision', revision };

/** The expected revision of a request, or undefined if it names none. */
export function expectationOf(
  options: ExpectedOneof,
  revision: string | undefined,
): Expectation | undefined {
  if (options.hasAny()) return { kind: 'any' };
  if (options.hasNoStream()) return { kind: 'no-stream' };
  if (options.hasStreamExists()) return { kind: 'stream-exists' };
  return revision === undefined ? undefined : expectationOfRevision(BigInt(revision));
}

/** The number that stands for an expectation in trailers. */
export function expectedVersion(expected: Expectation): bigint {
  switch (expected.kind) {
    case 'any':
      return -2n;
    case 'no-stream':
      return -1n;
    case 'stream-exists':
      return -4n;
    case 'revision':
      return expected.revision;
  }
}
