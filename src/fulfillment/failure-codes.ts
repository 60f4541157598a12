import type { FailureCodes } from '../kernel/failure.js';
import { entitlementFailures } from './modules/course-entitlement/failure-codes.js';
import { enrollmentCodeFailures } from './modules/enrollment-code/failure-codes.js';
import { enrollmentFailures } from './modules/enrollment/failure-codes.js';
import { webhookFailures } from './modules/webhook/failure-codes.js';

const own: FailureCodes = {
  'no-module': {
    class: 'configuration',
    byItself: 'never',
    remedy: 'list a module for the product type in `FULFILLMENT_MODULES`',
  },
  'module-not-configured': {
    class: 'configuration',
    byItself: 'when-well',
    remedy: 'set the variable that `message` names',
  },
  'person-forgotten': {
    class: 'server',
    byItself: 'never',
    remedy: 'the buyer was forgotten: settle it by hand',
  },
  'not-supported': {
    class: 'configuration',
    byItself: 'never',
    remedy: 'what this product gave cannot be taken back: settle it by hand',
  },
  'worker-lost': {
    class: 'timeout',
    byItself: 'looks-first',
    remedy: 'three workers in a row died on it: read the log',
  },
  'outcome-unknown': {
    class: 'timeout',
    byItself: 'never',
    remedy: 'see at the other side whether it was done: settle it by hand, or retry it',
  },
  'never-done': {
    class: 'timeout',
    byItself: 'never',
    remedy: 'the other side took it on and never did it: ask them',
  },
  'module-broken': {
    class: 'server',
    byItself: 'looks-first',
    remedy: 'a bug in a module: the log has it',
  },
  'module-silent': {
    class: 'server',
    byItself: 'looks-first',
    remedy: 'a bug in a module: the log has it',
  },
};

/** Every code of `lastFailure.code`, of all modules. */
export const failureCodes: FailureCodes = {
  ...own,
  ...enrollmentFailures,
  ...entitlementFailures,
  ...enrollmentCodeFailures,
  ...webhookFailures,
};
