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

  /** A rejection, or the payment with all names that it has; as it is where nobody can tell. */
  async check(payment: Payment, details: OrderDetails): Promise<Payment | Rejection> {
    const found = await this.find(payment);
    if (!found) return payment;
    return refusalOf(found, details) ?? named(payment, found);
  }

  /** The payment with all names that it has, whatever became of it since. Rejected while its holder does not say. */
  async named(payment: Payment): Promise<Payment | Rejection> {
    const found = await this.find(payment);
    if (found?.outcome === 'unknown') return notVerified();
    return found ? named(payment, found) : payment;
  }

  private async find({
    processor,
    source,
    reference,
    account,
  }: Payment): Promise<FoundPayment | undefined> {
    if (processor !== 'captured' || source === undefined) return undefined;
    const holder = this.processors.get(source);
    return holder?.find?.({ reference, ...(account !== undefined && { account }) });
  }
}

/** A charge and its intent are one payment, whichever of them a checkout names. */
function named(payment: Payment, found: FoundPayment): Payment {
  const heldAs = found.outcome === 'found' ? found.heldAs : undefined;
  return heldAs === undefined || heldAs === payment.reference ? payment : { ...payment, heldAs };
}

const about = (code: string, message: string): Rejection =>
  rejection(code, message, [{ path: 'payment.reference', code, message }]);

function notVerified(): Rejection {
  const message = 'The processor could not be asked about this payment. Send the order again.';
  return rejection('payment-not-verified', message);
}

function refusalOf(found: FoundPayment, details: OrderDetails): Rejection | undefined {
  switch (found.outcome) {
    case 'not-found':
      return about('payment-not-found', 'The processor does not know this payment.');
    case 'not-collected':
      return about('payment-not-collected', 'The processor has not collected this payment.');
    case 'unknown':
      return notVerified();
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
