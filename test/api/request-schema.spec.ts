import fc from 'fast-check';
import { getMetadataStorage } from 'class-validator';
import { apiDocument } from '../../src/api/document.js';
import { PAYMENT_CLASSES } from '../../src/checkout/write/place-order/request/payment.request.js';
import { PlaceOrderRequest } from '../../src/checkout/write/place-order/request/place-order.request.js';
import { nestedTypeOf, type RequestClass } from '../../src/platform/http/fields.js';
import { Api, type ApiDocument, type Json } from '../support/api-document.js';
import { exampleBody, exampleOf, exampleWith, judge } from '../support/order-requests.js';
import { overTheWire, spoiledExample, wholeBody } from '../support/spoiled-requests.js';

const api = new Api(JSON.parse(JSON.stringify(apiDocument())) as ApiDocument);
const { schemas } = api.document.components;
const REQUEST = { $ref: '#/components/schemas/PlaceOrderRequest' };
const faults = (body: unknown) => api.faults(REQUEST, body);

function membersOf(type: RequestClass): readonly string[] {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  return [...new Set(all.map(({ propertyName }) => propertyName))];
}

function classesIn(type: RequestClass): readonly RequestClass[] {
  const nested = membersOf(type).flatMap((member) => nestedTypeOf(type, member) ?? []);
  return [type, ...nested.flatMap(classesIn)];
}

const classes = [PlaceOrderRequest, ...Object.values(PAYMENT_CLASSES)].flatMap(classesIn);

/** What the schema says, against what becomes of the request: it may ask for less than the rules do, never for more. */
async function agrees(body: unknown): Promise<'taken' | 'invalid' | 'malformed'> {
  const judged = await judge(body);
  const said = faults(body);
  if (!('status' in judged)) {
    expect({ body, said }).toEqual({ body, said: [] });
    return 'taken';
  }
  if (judged.status === 400)
    expect({ judged, ok: said.length === 0 }).toEqual({ judged, ok: false });
  return judged.status === 400 ? 'malformed' : 'invalid';
}

describe('the schema of a request', () => {
  it.each(classes.map((type) => [type.name, type] as const))(
    'of %s has the fields of its class, and no others may be there',
    (name, type) => {
      const schema = schemas[name] as { properties: Json; additionalProperties: unknown };
      expect(Object.keys(schema.properties).sort()).toEqual([...membersOf(type)].sort());
      expect(schema.additionalProperties).toBe(false);
    },
  );

  it('takes what the validation takes, and refuses what it finds malformed, however spoiled', async () => {
    const seen = { taken: 0, invalid: 0, malformed: 0 };
    await fc.assert(
      fc.asyncProperty(spoiledExample, async (body) => {
        seen[await agrees(overTheWire(body))] += 1;
      }),
      { numRuns: 600 },
    );
    expect(seen).toEqual({
      taken: expect.any(Number) as number,
      invalid: expect.any(Number) as number,
      malformed: expect.any(Number) as number,
    });
    expect(seen.malformed).toBeGreaterThan(100);
  });

  it.each([
    ['the whole of it', wholeBody],
    ['no address, free', exampleOf([{ unitPrice: '0' }], '0', { billingAddress: undefined, payment: { processor: 'free' } })],
    ['a null address, free', exampleOf([{ unitPrice: '0' }], '0', { billingAddress: null, payment: { processor: 'free' } })],
    ['a country in lower case', exampleWith('billingAddress.country', 'gb')],
    ['an e-mail address with umlauts', exampleWith('user.email', 'ä@example.com')],
    ['an IPv6 address', exampleBody({ context: { ip: '2001:db8::1' } })],
    ['another product type', exampleWith('basket.lines.1.attributes', { colour: 'red', size: 4, gift: null })],
  ])('takes %s', async (_, body) => {
    expect(await agrees(overTheWire(body))).toBe('taken');
  }); // prettier-ignore

  it.each([
    ['no address', exampleWith('billingAddress', undefined)],
    ['a null address', exampleWith('billingAddress', null)],
    ['no attributes of a seat', exampleWith('basket.lines.0.attributes', undefined)],
    ['a seat without its course', exampleWith('basket.lines.0.attributes', {})],
    ['an unknown attribute of a seat', exampleWith('basket.lines.0.attributes.colour', 'red')],
    ['no line', exampleWith('basket.lines', [])],
    ['half a piece', exampleWith('basket.lines.0.quantity', 0.5)],
    ['no piece', exampleWith('basket.lines.0.quantity', 0)],
    ['an amount that is a number', exampleWith('orderTotal', 159)],
    ['an unknown field', exampleWith('colour', 'red')],
    ['a processor that nobody has', exampleWith('payment', { processor: 'paypal' })],
    ['an odd order number', exampleWith('orderNumber', 'EDX 1')],
    ['a name with a control character', exampleWith('user.username', 'a\u0000')],
  ])('refuses %s', async (_, body) => {
    expect(await agrees(overTheWire(body))).not.toBe('taken');
    expect(faults(overTheWire(body))).not.toEqual([]);
  }); // prettier-ignore
});
