import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CallsOf } from '../../../config/index.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { ModuleSetups, type ModuleSetup } from './module-setups.query.js';

/** What the handler must be told of the configuration. */
export interface SetupFacts {
  readonly callsOf: CallsOf;
  /** Product types that are worth asking for. */
  readonly productTypes: readonly string[];
}

/** A `SetupFacts`. */
export const SETUP_FACTS = Symbol('SetupFacts');

@QueryHandler(ModuleSetups)
export class ModuleSetupsHandler implements IQueryHandler<ModuleSetups> {
  constructor(
    private readonly modules: FulfillmentModules,
    @Inject(SETUP_FACTS) private readonly facts: SetupFacts,
  ) {}

  execute(): Promise<readonly ModuleSetup[]> {
    const { callsOf, productTypes } = this.facts;
    const owners = productTypes.map((productType) => ({
      productType,
      owner: this.modules.names.find((name) =>
        this.modules.get(name)?.supports({ productType, attributes: {} }),
      ),
    }));
    const setups = this.modules.names.map((name) => ({
      name,
      productTypes: owners.filter(({ owner }) => owner === name).map((one) => one.productType),
      calls: callsOf(name),
      retry: this.modules.retryPolicy(name),
    }));
    return Promise.resolve(setups);
  }
}
