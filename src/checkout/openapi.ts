import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import {
  orderListDoc,
  orderListSchemas,
  orderSearchDoc,
} from './read/order-list/order-list.openapi.js';
import { orderEventsDoc } from './read/order-status/order-events.openapi.js';
import { orderSchemas } from './read/order-status/order-schemas.js';
import { orderStatusDoc } from './read/order-status/order-status.openapi.js';
import { placeOrderDoc } from './write/place-order/place-order.openapi.js';
import { placeOrderSchemas } from './write/place-order/request/request-schemas.js';
import {
  paymentConfirmationDoc,
  stripeWebhookDoc,
} from './write/wake-payment/wake-payment.openapi.js';

/** The routes of this context for /openapi.json. */
export const checkoutRoutes: readonly RouteDoc[] = [
  placeOrderDoc,
  orderStatusDoc,
  orderEventsDoc,
  orderListDoc,
  orderSearchDoc,
  paymentConfirmationDoc,
  stripeWebhookDoc,
];

export const checkoutSchemas: Schemas = {
  ...placeOrderSchemas,
  ...orderSchemas,
  ...orderListSchemas,
};
