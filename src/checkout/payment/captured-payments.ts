import { money, moneyEquals, parseMoney } from '../../kernel/money.js';
import { rejection, type Rejection } from '../../kernel/rejection.js';
import type { OrderDetails, Payment } from '../../order/order-details.js';
import { orderStream } from '../../order/order-stream.js';
import { paymentAlreadyUsed, paymentAmountMismatch } from '../../order/refusals.js';
import type { PaymentProcessors } from '../contract.js';
import type { FoundPayment } from '../processors/payment-processor.js';

/** What checkout says it collected, compared with what its holder says; where we can ask the holder. */
export class CapturedPayments {
  constructor(private readonly processors: PaymentProcessors) {}

  /** Undefined: it is as checkout says, or nobody can tell. */
  async check(payment: Payment, details: OrderDetails): Promise<Rejection | undefined> {
    const { processor, source, reference, account } = payment;
    if (processor !== 'captured' || source === undefined) return undefined;
    const holder = this.processors.get(source);
    const found = await holder?.find?.({ reference, ...(account !== undefined && { account }) });
    return found && refusalOf(found, details);
  }
}

const about = (code: string, message: string): Rejection =>
  rejection(code, message, [{ path: 'payment.reference', code, message }]);

function refusalOf(found: FoundPayment, details: OrderDetails): Rejection | undefined {
  switch (found.outcome) {
    case 'not-found':
      return about('payment-not-found', 'The processor does not know this payment.');
    case 'not-collected':
      return about('payment-not-collected', 'The processor has not collected this payment.');
    case 'unknown': {
      const message = 'The processor could not be asked about this payment. Send the order again.';
      return rejection('payment-not-verified', message);
    }
    case 'found':
      return pays(found, details);
  }
}

function pays(
  found: Extract<FoundPayment, { outcome: 'found' }>,
  { orderNumber, orderTotal, currency }: OrderDetails,
): Rejection | undefined {
  const ofOther =
    found.orderNumber !== undefined && orderStream(found.orderNumber) !== orderStream(orderNumber);
  if (ofOther) return paymentAlreadyUsed();
  const amount = found.currency === currency ? parseMoney(found.amount, currency) : undefined;
  const enough = amount !== undefined && moneyEquals(amount, money(orderTotal, currency));
  return enough ? undefined : paymentAmountMismatch();
}
