import { Query } from '@nestjs/cqrs';
import type { CallSettings } from '../../../config/index.js';
import type { RetryPolicy } from '../../../order/decide/record-outcomes.js';

/** How a fulfilment module is configured. Times are ms. */
export interface ModuleSetup {
  readonly name: string;
  /** Product types that it gets, of those that we know; empty: only others, or none. */
  readonly productTypes: readonly string[];
  readonly calls: CallSettings;
  readonly retry: RetryPolicy;
}

/** Of the configured modules, in the order they are asked in. */
export class ModuleSetups extends Query<readonly ModuleSetup[]> {}
