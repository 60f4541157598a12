export type { AsOf } from './read/come-to.js';
export { OPERATIONS_LAG, type Lag } from './read/operations.projection.js';
export type { StuckFilter } from './read/stuck-work/stuck-filter.js';
export {
  StuckGroups,
  type StuckGroup,
  type StuckTotals,
  type StuckWork,
} from './read/stuck-work/stuck-groups.query.js';
export {
  StuckLines,
  type StuckLine,
  type StuckPage,
  type StuckPlace,
} from './read/stuck-work/stuck-lines.query.js';
