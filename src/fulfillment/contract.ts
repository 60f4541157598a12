import type { ModuleOf } from '../order/plan.js';

/** Who makes a line good, by the configured modules; a `ModuleOf`. */
export const MODULE_OF = Symbol('ModuleOf');

export type { ModuleOf };

export { FULFILLMENT_SAGA } from './automation/plan-due-commands/fulfillment.saga.js';

export {
  CallFigures,
  type CallFiguresView,
  type ModuleCalls,
} from './read/call-figures/call-figures.query.js';
export {
  ListModules,
  type ModuleRunState,
  type ModuleView,
} from './read/modules/list-modules.query.js';
export { ModuleSetups, type ModuleSetup } from './read/module-setups/module-setups.query.js';
export { PauseModule, type ModuleActed } from './write/pause-module/pause-module.command.js';
