/** The buyer, as the LMS knows them. */
export interface OrderUser {
  readonly username: string;
  readonly email: string;
  readonly lmsUserId?: number;
}

export type AttributeValue = string | number | boolean | null;

/** One line of the basket as checkout sent it; amounts are decimal text of the order's currency. */
export interface BasketLine {
  readonly id: string;
  /** Decides which fulfilment module gets the line: `Seat`, `Donation`, any text. */
  readonly productType: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly discount?: string;
  readonly tax?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

export interface Basket {
  readonly id: string;
  readonly lines: readonly BasketLine[];
}

export interface BillingAddress {
  readonly firstName: string;
  readonly lastName: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state?: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone?: string;
}

export interface Voucher {
  readonly code: string;
  readonly enterpriseCustomerUuid?: string;
}

/** Where the request of the buyer came from; some modules pass it on. */
export interface RequestContext {
  readonly ip?: string;
  readonly gaClientId?: string;
}

/** The seven things an order needs, and what belongs to them. What `OrderPlaced` says, but when and from where. */
export interface OrderDetails {
  /** As written by checkout; unique whatever its case. */
  readonly orderNumber: string;
  readonly user: OrderUser;
  readonly basket: Basket;
  readonly shippingMethod: string;
  readonly shippingCharge: string;
  /** Null only when nothing was to be paid. */
  readonly billingAddress: BillingAddress | null;
  readonly currency: string;
  readonly orderTotal: string;
  readonly emailOptIn: boolean;
  readonly partner: string | null;
  readonly site: string | null;
  readonly vouchers?: readonly Voucher[];
  readonly context?: RequestContext;
}

/** `checkout` placed it; `import` came from another system and is left alone; `manual` was made by a person. */
export type OrderOrigin = 'checkout' | 'import' | 'manual';

/** Money that is in. The stream that holds it owns the payment: one payment pays one order. */
export interface Payment {
  /** Who collected it: `captured`, `sandbox`, `free`, … */
  readonly processor: string;
  /** Who really holds a `captured` payment, such as `stripe`. */
  readonly source?: string;
  readonly account?: string;
  readonly reference: string;
  /** What its holder calls the payment itself, where `reference` names a part of it: the intent of a Stripe charge. */
  readonly heldAs?: string;
  readonly amount: string;
}
