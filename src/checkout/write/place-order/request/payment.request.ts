import { plainToInstance } from 'class-transformer';
import { IsString } from 'class-validator';
import { MayBeAbsent } from '../../../../platform/http/fields.js';
import { Text } from '../../../../platform/http/text-fields.js';
import { Amount } from './text-fields.js';

/** What every payment has; each processor has a class of its own. Which of them this service has is a rule of the order. */
export class PaymentRequest {
  @IsString()
  readonly processor!: string;
}

/** Checkout has collected the money already. */
export class CapturedPaymentRequest extends PaymentRequest {
  declare readonly processor: 'captured';

  /** Who really holds it, such as `stripe`. */
  @MayBeAbsent()
  @Text(64)
  readonly source?: string;

  @MayBeAbsent()
  @Text(255)
  readonly account?: string;

  @Text(255)
  readonly reference!: string;

  @Amount()
  readonly amount!: string;
}

export class SandboxPaymentRequest extends PaymentRequest {
  declare readonly processor: 'sandbox';

  @Text(255)
  readonly token!: string;
}

export class StripePaymentRequest extends PaymentRequest {
  declare readonly processor: 'stripe';

  @Text(255)
  readonly paymentMethod!: string;
}

export class FreePaymentRequest extends PaymentRequest {
  declare readonly processor: 'free';
}

/** The class of each processor. */
export const PAYMENT_CLASSES: Readonly<Record<string, new () => PaymentRequest>> = {
  captured: CapturedPaymentRequest,
  sandbox: SandboxPaymentRequest,
  stripe: StripePaymentRequest,
  free: FreePaymentRequest,
};

/** The payment in the class of its processor; of one that is not known only the name counts. */
export function paymentRequest(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const name = 'processor' in value ? value.processor : undefined;
  const type =
    typeof name === 'string' && Object.hasOwn(PAYMENT_CLASSES, name)
      ? PAYMENT_CLASSES[name]
      : undefined;
  return type
    ? plainToInstance(type, value)
    : Object.assign(new PaymentRequest(), { processor: name });
}
