import { orderEvolution } from './evolve.js';
import { schemaVersionOf, upcast } from './upcasters.js';

/** All that is needed to load an order and to write to it. */
export const orderAggregate = { evolution: orderEvolution, upcast, schemaVersionOf };
