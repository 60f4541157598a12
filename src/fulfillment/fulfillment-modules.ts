import type { RetryPolicy } from '../order/decide/record-outcomes.js';
import type { ModuleOf } from '../order/plan.js';
import type { FulfillmentModule } from './fulfillment-module.js';
import { moduleOf } from './module-registry.js';
import { lackSentence } from './unless-lacking.js';

/** The configured modules, in their order, each with its retry policy. */
export class FulfillmentModules {
  readonly moduleOf: ModuleOf;

  constructor(
    private readonly modules: readonly FulfillmentModule[],
    readonly retryPolicy: (module: string) => RetryPolicy,
  ) {
    this.moduleOf = moduleOf(modules);
  }

  /** What modules lack, for whoever starts the service. */
  get lacking(): readonly string[] {
    return this.modules.flatMap((module) =>
      module.lacks ? [lackSentence(module, module.lacks)] : [],
    );
  }

  /** How long one call of each module may take, in ms. */
  timeouts(callsOf: (module: string) => { readonly timeoutMs: number }): readonly number[] {
    return this.modules.map(({ name }) => callsOf(name).timeoutMs);
  }

  /** In the order they are asked in. */
  get names(): readonly string[] {
    return this.modules.map(({ name }) => name);
  }

  get(name: string): FulfillmentModule | undefined {
    return this.modules.find((module) => module.name === name);
  }
}
