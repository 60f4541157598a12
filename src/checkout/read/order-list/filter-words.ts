import type { Additions } from '../../../platform/openapi/request-schema.js';
import type { OrderListRequest } from './order-list.request.js';

/** What each parameter of the list means. */
export const LIST_WORDS: Readonly<Record<keyof OrderListRequest, string>> = {
  status: 'Orders in this status, or in one of several with commas between them.',
  user: 'Username of the buyer, as the LMS writes it.',
  placedAfter: 'Placed at this time or later; with an offset.',
  placedBefore: 'Placed before this time; with an offset.',
  number:
    'The order with this number; `EDX-10*`: all whose numbers begin so. Case does not matter.',
  productType: 'Orders with a line of this type. One line must have this and all that follows.',
  sku: 'Orders with a line of this product.',
  course: 'Orders with a line of this course run (key) or course (UUID).',
  module: 'Orders with a line that this fulfilment module attempted last.',
  code: 'Orders with a line that failed so.',
  limit: 'Orders of a page, 1 to 200; 50 unless told.',
  cursor: '`nextCursor` of the page before, with the same filters.',
};

/** What the members of a filter mean, for schemas of bodies. */
export const FILTER_WORDS: Additions = Object.fromEntries(
  Object.entries({
    ...LIST_WORDS,
    email: 'E-mail of the buyer, whole; case does not matter.',
  }).flatMap(([member, description]) =>
    ['OrderSearchRequest', 'OrderFilterBody'].map((type) => [`${type}.${member}`, { description }]),
  ),
);
