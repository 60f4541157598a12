import { MayBeAbsent } from '../../../platform/http/fields.js';
import { Text } from '../../../platform/http/text-fields.js';
import { Reason } from '../../reason.js';

export class SettleExcessPaymentRequest {
  /** As `excessPayments` of the order names it. */
  @Text(255)
  readonly reference!: string;

  @Reason()
  readonly reason!: string;

  /** Where it can be checked: a ticket, a link. */
  @MayBeAbsent()
  @Text(2000)
  readonly evidence?: string;
}
