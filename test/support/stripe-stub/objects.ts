/** The part of Stripe's objects that the stub keeps; names and shapes are Stripe's. Times are seconds. */
export interface StubIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly client_secret: string;
  readonly capture_method: string;
  readonly metadata: Readonly<Record<string, string>>;
  amount_received: number;
  status: string;
  payment_method: string | null;
  latest_charge: string | null;
  last_payment_error: { code: string; decline_code?: string; message: string } | null;
  next_action: { type: string } | null;
  cancellation_reason: string | null;
}

export interface StubCharge {
  readonly id: string;
  readonly object: 'charge';
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: 'succeeded' | 'failed';
  amount_refunded: number;
}

export interface StubRefund {
  readonly id: string;
  readonly object: 'refund';
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly charge: string;
  readonly metadata: Readonly<Record<string, string>>;
  status: string;
}
