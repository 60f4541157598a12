import { requestSchemas } from '../../../../platform/openapi/request-schema.js';
import { ref, type Schema, type Schemas } from '../../../../platform/openapi/schema.js';
import { PRODUCT_RULES } from '../attribute-rules.js';
import { PAYMENT_CLASSES } from './payment.request.js';
import { PlaceOrderRequest } from './place-order.request.js';

const FLAT = { type: ['string', 'number', 'boolean', 'null'], maxLength: 512 };

/** What a listed product type needs in `attributes`, from the rules that requests are judged by. */
const attributesByType: readonly Schema[] = Object.entries(PRODUCT_RULES).map(
  ([productType, { required, optional, maxQuantity }]) => ({
    if: { properties: { productType: { const: productType } }, required: ['productType'] },
    then: {
      properties: {
        attributes: {
          type: 'object',
          properties: Object.fromEntries(
            Object.entries({ ...required, ...optional }).map(([name, type]) => [
              name,
              type === 'string' ? { type, minLength: 1 } : { type },
            ]),
          ),
          required: Object.keys(required),
          additionalProperties: false,
        },
        ...(maxQuantity !== undefined && { quantity: { maximum: maxQuantity } }),
      },
      required: ['attributes'],
    },
  }),
);

const payments: Schemas = Object.assign(
  {},
  ...Object.entries(PAYMENT_CLASSES).map(([processor, type]) =>
    requestSchemas(type, { [`${type.name}.processor`]: { const: processor } }),
  ),
) as Schemas;

const isFree: Schema = {
  properties: {
    payment: { properties: { processor: { const: 'free' } }, required: ['processor'] },
  },
  required: ['payment'],
};

/** The body of `POST /v1/orders`, from the classes that validate it. */
export const placeOrderSchemas: Schemas = {
  ...requestSchemas(PlaceOrderRequest, {
    PlaceOrderRequest: {
      if: isFree,
      else: { properties: { billingAddress: { type: 'object' } }, required: ['billingAddress'] },
    },
    'PlaceOrderRequest.orderNumber': { description: 'Unique, whatever its case.' },
    'PlaceOrderRequest.billingAddress': {
      ...{ $ref: undefined, anyOf: [ref('AddressRequest'), { type: 'null' }] },
      description: 'May be absent only from an order that is free.',
    },
    'PlaceOrderRequest.currency': { description: 'ISO 4217.', examples: ['USD'] },
    'PlaceOrderRequest.payment': {
      type: undefined,
      oneOf: Object.values(PAYMENT_CLASSES).map(({ name }) => ref(name)),
      discriminator: {
        propertyName: 'processor',
        mapping: Object.fromEntries<string>(
          Object.entries(PAYMENT_CLASSES).map(([processor, { name }]) => [
            processor,
            `#/components/schemas/${name}`,
          ]),
        ),
      },
    },
    LineRequest: { allOf: attributesByType },
    'LineRequest.attributes': {
      ...{ additionalProperties: FLAT, maxProperties: 50 },
      description: 'Any flat object, but for the product types listed below.',
    },
  }),
  ...payments,
};
