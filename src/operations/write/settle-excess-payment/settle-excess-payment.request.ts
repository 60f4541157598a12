import { Text } from '../../../platform/http/text-fields.js';
import { Evidence, Reason } from '../../reason.js';

export class SettleExcessPaymentRequest {
  /** As `excessPayments` of the order names it. */
  @Text(255)
  readonly reference!: string;

  @Reason()
  readonly reason!: string;

  @Evidence()
  readonly evidence?: string;
}
