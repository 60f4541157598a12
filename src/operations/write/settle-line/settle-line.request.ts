import { IsIn } from 'class-validator';
import type { SettledOutcome } from '../../../order/events.js';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { Text } from '../../../platform/http/text-fields.js';
import { Reason } from '../../reason.js';

export class SettleLineRequest {
  @IsIn(['complete', 'abandoned'], rule('outcome-unknown', 'must be "complete" or "abandoned"'))
  readonly outcome!: SettledOutcome;

  @Reason()
  readonly reason!: string;

  /** Where it can be checked: a ticket, a link. */
  @MayBeAbsent()
  @Text(2000)
  readonly evidence?: string;
}
