import type { ModuleOf } from '../order/plan.js';

/** Who makes a line good, by the configured modules; a `ModuleOf`. */
export const MODULE_OF = Symbol('ModuleOf');

export type { ModuleOf };
