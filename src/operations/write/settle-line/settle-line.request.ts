import { IsIn } from 'class-validator';
import type { SettledOutcome } from '../../../order/events.js';
import { rule } from '../../../platform/http/fields.js';
import { Evidence, Reason } from '../../reason.js';

export class SettleLineRequest {
  @IsIn(['complete', 'abandoned'], rule('outcome-unknown', 'must be "complete" or "abandoned"'))
  readonly outcome!: SettledOutcome;

  @Reason()
  readonly reason!: string;

  @Evidence()
  readonly evidence?: string;
}
