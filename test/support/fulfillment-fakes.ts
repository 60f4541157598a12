import type { CommandBus } from '@nestjs/cqrs';
import type {
  Attempt,
  FulfillmentModule,
  Line,
  LineResult,
  Placed,
  ProbeResult,
  RevocationResult,
} from '../../src/fulfillment/fulfillment-module.js';
import { FulfillmentModules } from '../../src/fulfillment/fulfillment-modules.js';
import type { ClaimedCommand, Lease, Settled } from '../../src/platform/sagas/due-command.js';
import { NOW } from './given-when-then.js';
import { RETRY_POLICY } from './outcome-fixtures.js';

/** What a module does with its lines; by default each is fulfilled. */
export type Attempting = (
  lines: readonly Line[],
  attempt: Attempt,
  order: Placed,
) => AsyncIterable<LineResult>;

export const fulfilled = (lineId: string): LineResult => ({
  ...{ lineId, kind: 'fulfilled', receipt: { by: 'test' } },
});

/** A module that does what the spec says, and remembers which lines it was given. */
export class FakeModule implements FulfillmentModule {
  repeatable = true;
  readonly attempted: string[][] = [];
  readonly revoked: string[] = [];
  /** By default each line can be taken back. */
  revoking: (line: Line, attempt: Attempt, order: Placed) => Promise<RevocationResult> = () =>
    Promise.resolve({ kind: 'revoked', receipt: { by: 'test' } });
  /** What the other side says of a line that it took on. */
  probing: (line: Line) => Promise<ProbeResult> = () => Promise.resolve({ kind: 'absent' });
  attempting: Attempting = async function* (lines) {
    for (const { id } of lines) yield await Promise.resolve(fulfilled(id));
  };

  constructor(
    readonly name: string,
    private readonly productType: string,
  ) {}

  supports({ productType }: Pick<Line, 'productType'>): boolean {
    return productType === this.productType;
  }

  fulfillProduct(
    order: Placed,
    lines: readonly Line[],
    attempt: Attempt,
  ): AsyncIterable<LineResult> {
    this.attempted.push(lines.map(({ id }) => id));
    return this.attempting(lines, attempt, order);
  }

  probe(_order: Placed, line: Line): Promise<ProbeResult> {
    return this.probing(line);
  }

  async revokeLine(order: Placed, line: Line, attempt: Attempt): Promise<RevocationResult> {
    this.revoked.push(line.id);
    return this.revoking(line, attempt, order);
  }
}

/** Seats are enrolled, donations are donated; nothing else is supported. */
export function fakeModules(policy = RETRY_POLICY) {
  const enrollment = new FakeModule('enrollment', 'Seat');
  const donation = new FakeModule('donation', 'Donation');
  const modules = new FulfillmentModules([enrollment, donation], () => policy);
  return { enrollment, donation, modules };
}

/** A lease that holds, at a clock that stands still. */
export class FakeLease implements Lease {
  readonly held: ClaimedCommand[] = [];
  hold: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly at = NOW) {}

  now(): number {
    return this.at;
  }

  holdForCall(claimed: ClaimedCommand): Promise<void> {
    this.held.push(claimed);
    return this.hold();
  }
}

type CommandClass = abstract new (...args: never) => object;
type Handle = (command: never) => Promise<unknown>;

/** Nest's bus, as far as it is used: each command goes to the one who handles its class. */
export class FakeBus {
  readonly sent: object[] = [];
  private readonly handlers = new Map<unknown, Handle>();

  on<Class extends CommandClass>(
    command: Class,
    handle: (command: InstanceType<Class>) => Promise<unknown>,
  ): this {
    this.handlers.set(command, handle);
    return this;
  }

  get bus(): CommandBus {
    const execute = (command: object): Promise<unknown> => {
      this.sent.push(command);
      const handle = this.handlers.get(command.constructor);
      if (!handle) throw new Error(`Nobody handles ${command.constructor.name}.`);
      return handle(command as never);
    };
    return { execute } as unknown as CommandBus;
  }
}

/** How each command was settled, by its party. */
export class Settlements {
  readonly byParty: Record<string, Settled> = {};

  readonly settle = ({ party }: ClaimedCommand, settled: Settled): void => {
    this.byParty[party] = settled;
  };
}
