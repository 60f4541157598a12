import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsIP,
  IsISO31661Alpha2,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ORDER_NUMBER } from '../../../../order/order-stream.js';
import { MayBeAbsent, Nested, NestedList, rule } from '../../../../platform/http/fields.js';
import { BasketRequest } from './basket.request.js';
import { PaymentRequest, paymentRequest } from './payment.request.js';
import { Text } from '../../../../platform/http/text-fields.js';
import { Amount, Email } from './text-fields.js';

export class UserRequest {
  @Text(255)
  readonly username!: string;

  @Email()
  readonly email!: string;

  @MayBeAbsent()
  @IsInt()
  @Min(1, rule('lms-user-id-invalid', 'must be at least 1'))
  @Max(Number.MAX_SAFE_INTEGER, rule('lms-user-id-invalid', 'is more than JSON can carry exactly'))
  readonly lmsUserId?: number;
}

export class AddressRequest {
  @Text(255)
  readonly firstName!: string;

  @Text(255)
  readonly lastName!: string;

  @Text(255)
  readonly line1!: string;

  @MayBeAbsent()
  @Text(255, 0)
  readonly line2?: string;

  @Text(255)
  readonly city!: string;

  @MayBeAbsent()
  @Text(255, 0)
  readonly state?: string;

  /** Some countries have none: then the empty text. */
  @Text(64, 0)
  readonly postcode!: string;

  @IsString()
  @IsISO31661Alpha2(rule('country-invalid', 'must be a country of ISO 3166-1 such as GB'))
  readonly country!: string;

  @MayBeAbsent()
  @Text(64, 0)
  readonly phone?: string;
}

export class VoucherRequest {
  @Text(128)
  readonly code!: string;

  @MayBeAbsent()
  @IsString()
  @IsUUID('all', rule('uuid-invalid', 'must be a UUID'))
  readonly enterpriseCustomerUuid?: string;
}

export class ContextRequest {
  @MayBeAbsent()
  @IsString()
  @IsIP(undefined, rule('ip-invalid', 'must be an IP address'))
  readonly ip?: string;

  @MayBeAbsent()
  @Text(255)
  readonly gaClientId?: string;
}

function isFreeWithoutAddress({ payment, billingAddress }: PlaceOrderRequest): boolean {
  const free = (payment as PaymentRequest | undefined)?.processor === 'free';
  return free && (billingAddress === undefined || billingAddress === null);
}

/** The body of `POST /v1/orders`. Unknown fields are refused. */
export class PlaceOrderRequest {
  @IsString()
  @Matches(ORDER_NUMBER, rule('order-number-invalid', 'must be 1 to 64 of A-Z a-z 0-9 _ -'))
  readonly orderNumber!: string;

  @Nested(() => UserRequest)
  readonly user!: UserRequest;

  @Nested(() => BasketRequest)
  readonly basket!: BasketRequest;

  @Text(64)
  readonly shippingMethod!: string;

  @Amount()
  readonly shippingCharge!: string;

  @ValidateIf((order: PlaceOrderRequest) => !isFreeWithoutAddress(order))
  @Nested(() => AddressRequest)
  readonly billingAddress?: AddressRequest | null;

  @IsString()
  @MaxLength(3, rule('currency-unknown', 'must be a currency of ISO 4217 such as USD'))
  readonly currency!: string;

  @Amount()
  readonly orderTotal!: string;

  @IsObject()
  @ValidateNested()
  @Transform(({ value }: { value: unknown }) => paymentRequest(value))
  readonly payment!: PaymentRequest;

  @MayBeAbsent()
  @IsBoolean()
  readonly emailOptIn?: boolean;

  @MayBeAbsent()
  @Text(128)
  readonly partner?: string;

  @MayBeAbsent()
  @Text(255)
  readonly site?: string;

  @MayBeAbsent()
  @NestedList(() => VoucherRequest)
  readonly vouchers?: VoucherRequest[];

  @MayBeAbsent()
  @Nested(() => ContextRequest)
  readonly context?: ContextRequest;
}
