import type { OrderEvent } from './events.js';
import type { BillingAddress, OrderDetails, OrderUser } from './order-details.js';

/** What is read where the key of a person was destroyed: never an error, so that every history still folds. */
export const FORGOTTEN = 'Forgotten';

const FORGOTTEN_USER: OrderUser = { username: FORGOTTEN, email: FORGOTTEN };

const FORGOTTEN_ADDRESS: BillingAddress = {
  ...{ firstName: FORGOTTEN, lastName: FORGOTTEN, line1: FORGOTTEN },
  ...{ city: FORGOTTEN, postcode: FORGOTTEN, country: FORGOTTEN },
};

/** The fields of an order that are about a person: who, where, and from which computer. Each with what it is forgotten to. */
const PERSONAL = {
  user: FORGOTTEN_USER,
  billingAddress: FORGOTTEN_ADDRESS,
  context: {},
} as const satisfies Partial<OrderDetails>;

export type PersonalField = keyof typeof PERSONAL;

export function forgotten(field: PersonalField): (typeof PERSONAL)[PersonalField] {
  return PERSONAL[field];
}

/** Gives a personal value another form (sealed, or opened again). `name` says which of which event it is. */
export type ChangePersonal = (value: object, field: PersonalField, name: string) => unknown;

function change<Details extends OrderDetails>(
  details: Details,
  type: string,
  each: ChangePersonal,
): Details {
  const fields = Object.keys(PERSONAL) as PersonalField[];
  const changed = fields.flatMap((field) => {
    const value = details[field];
    return value ? [[field, each(value, field, `${type}.${field}`)]] : [];
  });
  return { ...details, ...(Object.fromEntries(changed) as Partial<Details>) };
}

/** The event with its personal fields in another form; events that name no person stay as they are. */
export function changePersonal<Event extends OrderEvent>(
  event: Event,
  each: ChangePersonal,
): Event {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...event, data: change(event.data, event.type, each) };
    case 'PaymentRequested': {
      const order = change(event.data.order, event.type, each);
      return { ...event, data: { ...event.data, order } };
    }
    default:
      return event;
  }
}

/** Whom an event is about, by the name the LMS knows them by. */
export function personOf(event: OrderEvent): string | undefined {
  switch (event.type) {
    case 'OrderPlaced':
      return event.data.user.username;
    case 'PaymentRequested':
      return event.data.order.user.username;
    default:
      return undefined;
  }
}
