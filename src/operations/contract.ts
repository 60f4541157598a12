export type { AsOf } from './read/come-to.js';
export { Figures, type FiguresView } from './read/figures/figures.query.js';
export type { HourFigures, ModuleFigures } from './read/figures/hour-figures.js';
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
export { DiagnosisOf } from './read/diagnosis/diagnosis.query.js';
export type { AnswerView, DiagnosisView, NextView } from './read/diagnosis/diagnosis-view.js';
export { RetryOutcomeOf, type RetryView } from './read/retry-outcome/retry-outcome.query.js';
export { Annotate } from './write/annotate/annotate.command.js';
export { AnnotateRequest } from './write/annotate/annotate.request.js';
export { RequestRetry, type RetryAccepted } from './write/request-retry/request-retry.command.js';
export { RequestRetryRequest } from './write/request-retry/request-retry.request.js';
export { RevokeLine } from './write/revoke-line/revoke-line.command.js';
export { RevokeLineRequest } from './write/revoke-line/revoke-line.request.js';
export { SettleLine } from './write/settle-line/settle-line.command.js';
export { SettleLineRequest } from './write/settle-line/settle-line.request.js';
