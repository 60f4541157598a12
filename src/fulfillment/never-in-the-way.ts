import type { FulfillmentModule } from './fulfillment-module.js';

export type OnBroken = (error: unknown, module: string) => void;

/**
 * Every line is shown to every module, when an order is planned. One that breaks over it counts as not supporting the line, and
 * must not stop the planning of everything.
 */
export function neverInTheWay(module: FulfillmentModule, onBroken?: OnBroken): FulfillmentModule {
  const { name, repeatable, lacks } = module;
  const probe = module.probe?.bind(module);
  return {
    ...{ name, repeatable, lacks },
    supports: (line) => {
      try {
        return module.supports(line);
      } catch (error) {
        onBroken?.(error, name);
        return false;
      }
    },
    // Bound: it may be of a class.
    fulfillProduct: module.fulfillProduct.bind(module),
    revokeLine: module.revokeLine.bind(module),
    ...(probe && { probe }),
  };
}
