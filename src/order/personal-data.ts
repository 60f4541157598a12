import type { OrderEvent } from './events.js';
import type { BillingAddress, OrderUser, RequestContext } from './order-details.js';

/**
 * What is read where the key of a person was destroyed: never an error, so that every history still folds. In brackets,
 * which no username of an LMS may hold: nobody can be taken for the forgotten.
 */
export const FORGOTTEN = '(Forgotten)';

const USER: OrderUser = { username: FORGOTTEN, email: FORGOTTEN };

const ADDRESS: BillingAddress = {
  ...{ firstName: FORGOTTEN, lastName: FORGOTTEN, line1: FORGOTTEN },
  ...{ city: FORGOTTEN, postcode: FORGOTTEN, country: FORGOTTEN },
};

const CONTEXT: RequestContext = {};

/** The fields of an order that say who, where, and from which computer; each with what it is forgotten to. */
const FIELDS = { user: USER, billingAddress: ADDRESS, context: CONTEXT } as const;

const names = Object.keys(FIELDS);

/** Where in an event these fields are. What was sealed once stays listed here, whatever becomes of the event's shape. */
const PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['OrderPlaced', names],
  ['PaymentRequested', names.map((name) => `order.${name}`)],
]);

export function isForgotten({ email }: OrderUser): boolean {
  return email === FORGOTTEN; // an e-mail address has an @
}

function userOf(event: OrderEvent): OrderUser | undefined {
  switch (event.type) {
    case 'OrderPlaced':
      return event.data.user;
    case 'PaymentRequested':
      return event.data.order.user;
    default:
      return undefined;
  }
}

/** What the events of an order say of persons, for whoever seals it (docs/adr/0012-personal-data.md). */
export const orderPersonalData = {
  pathsOf: (type: string): readonly string[] => PATHS.get(type) ?? [],
  /** By the name that the LMS knows them by; undefined: nobody, or one who was forgotten. */
  personOf: (event: OrderEvent): string | undefined => {
    const user = userOf(event);
    return user === undefined || isForgotten(user) ? undefined : user.username;
  },
  forgottenAt: (path: string) => FIELDS[path.replace('order.', '') as keyof typeof FIELDS],
};
