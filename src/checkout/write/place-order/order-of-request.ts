import { instanceToPlain } from 'class-transformer';
import { money, moneyText } from '../../../kernel/money.js';
import { rejection, type Rejection } from '../../../kernel/rejection.js';
import type { BasketLine, OrderDetails } from '../../../order/order-details.js';
import { unknownProcessor } from '../../payment/collect-payment.js';
import { cardNumberErrors } from './card-number.js';
import { orderErrors } from './order-rules.js';
import type { PaymentOrder } from './place-order.command.js';
import {
  CapturedPaymentRequest,
  FreePaymentRequest,
  SandboxPaymentRequest,
  StripePaymentRequest,
} from './request/payment.request.js';
import type { PlaceOrderRequest } from './request/place-order.request.js';

export interface OrderRequest {
  readonly details: OrderDetails;
  readonly payment: PaymentOrder;
}

type Amounts = Partial<Record<'unitPrice' | 'discount' | 'tax', string>>;

function normalLine(line: BasketLine, normal: (text: string) => string): BasketLine {
  const { unitPrice, discount, tax } = line;
  const amounts: Amounts = {
    unitPrice: normal(unitPrice),
    ...(discount !== undefined && { discount: normal(discount) }),
    ...(tax !== undefined && { tax: normal(tax) }),
  };
  return { ...line, ...amounts };
}

function detailsOf(request: PlaceOrderRequest): OrderDetails {
  const { currency } = request;
  const normal = (text: string): string => moneyText(money(text, currency));
  const { payment, partner, site, emailOptIn, billingAddress, ...plain } = instanceToPlain(
    request,
  ) as Omit<OrderDetails, 'partner' | 'site' | 'emailOptIn' | 'billingAddress'> &
    Partial<OrderDetails> & { readonly payment: unknown };
  return {
    ...plain,
    basket: {
      ...plain.basket,
      lines: plain.basket.lines.map((line) => normalLine(line, normal)),
    },
    shippingCharge: normal(plain.shippingCharge),
    orderTotal: normal(plain.orderTotal),
    billingAddress: billingAddress ?? null,
    emailOptIn: emailOptIn ?? false,
    partner: partner ?? null,
    site: site ?? null,
  };
}

function paymentOf(
  { payment }: PlaceOrderRequest,
  { orderNumber, currency }: OrderDetails,
): PaymentOrder | undefined {
  if (payment instanceof CapturedPaymentRequest) {
    const { processor, source, account, reference, amount } = payment;
    const collected = {
      ...{ processor, reference, amount: moneyText(money(amount, currency)) },
      // Names of processors have one spelling, or one payment could pay twice.
      ...(source !== undefined && { source: source.toLowerCase() }),
      ...(account !== undefined && { account }),
    };
    return { kind: 'collected', payment: collected };
  }
  if (payment instanceof FreePaymentRequest) {
    const amount = moneyText(money('0', currency));
    return { kind: 'collected', payment: { processor: 'free', reference: orderNumber, amount } };
  }
  if (payment instanceof SandboxPaymentRequest) {
    return { kind: 'collect', processor: payment.processor, token: payment.token };
  }
  if (payment instanceof StripePaymentRequest) {
    return { kind: 'collect', processor: payment.processor, token: payment.paymentMethod };
  }
  return undefined;
}

/** The processors that requests can be turned into; which of them are here is known later. */
const KNOWN = [
  ...[CapturedPaymentRequest, FreePaymentRequest, SandboxPaymentRequest, StripePaymentRequest],
];

/** The pipe says as many; more would only repeat them. */
const MOST_ERRORS = 100;

/** Checkout's request as the domain knows it: amounts with all their decimals, what was left out in its default. */
export function orderOfRequest(request: PlaceOrderRequest): OrderRequest | Rejection {
  const broken = [...cardNumberErrors(request), ...orderErrors(request)];
  const unknown = KNOWN.some((type) => request.payment instanceof type) ? [] : [unknownProcessor()];
  if (broken.length > 0) {
    const errors = [...unknown.flatMap((no) => no.errors ?? []), ...broken].slice(0, MOST_ERRORS);
    return rejection('request-invalid', 'The request breaks a rule.', errors);
  }
  const details = detailsOf(request);
  const payment = paymentOf(request, details);
  return payment ? { details, payment } : unknownProcessor();
}
