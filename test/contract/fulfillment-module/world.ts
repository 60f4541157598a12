import type {
  CreateModule,
  Line,
  ModuleContext,
} from '../../../src/fulfillment/fulfillment-module.js';

/** The outside world of a module, fresh for each test. */
export interface World {
  readonly context: ModuleContext;
  /** Called at each call that reaches the outside. */
  onCall(listener: () => void): void;
  /** What the module ever brought about out there: an entry for each time, so a second time shows. */
  effects(): Promise<readonly string[]>;
  /** From now on the outside refuses what is asked for this line, and says why with the person's name. */
  refuse(line: Line): Promise<void>;
  /** The next call that has an effect has it, but its answer is lost. */
  loseAnswer(): Promise<void>;
  close(): Promise<void>;
}

/** What a module's author brings to the contract. */
export interface ModuleUnderTest<Outside extends World = World> {
  readonly create: CreateModule;
  /** Lines of the example order's buyer that it makes good. */
  readonly lines: readonly [Line, Line, ...Line[]];
  /** One that it leaves to others. */
  readonly foreign: Line;
  readonly openWorld: () => Promise<Outside>;
  /** False: it calls nobody, and what can only go wrong outside is left out. */
  readonly callsOutside: boolean;
  /** False: what it gave cannot be taken back. Default: it can. */
  readonly revocable?: false;
  /** What must be in no message and no receipt, beside the person. */
  readonly secrets?: readonly string[];
  /** Everything the outside may do, by name; the module must make an ordinary failure of each. */
  readonly disturbances?: Readonly<Record<string, (world: Outside) => Promise<void>>>;
}
