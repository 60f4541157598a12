import type { Books } from './books.js';
import type { Method } from './faults.js';
import { fieldsOf, namesOf, type Form } from './form.js';
import type { StubIntent } from './objects.js';
import { invalid, missing } from './stub-error.js';

export interface Call {
  readonly method: Method;
  /** Of the object in the path. */
  readonly id: string;
  readonly form: Form;
}

/** Unknown parameters are refused, as Stripe does: a typo of ours is found here, not there. */
const PARAMETERS: Readonly<Record<Method, readonly string[]>> = {
  create: ['amount', 'currency', 'capture_method', 'automatic_payment_methods', 'metadata'],
  retrieve: ['expand'],
  'retrieve-charge': [],
  confirm: ['payment_method', 'expand'],
  cancel: ['cancellation_reason', 'expand'],
  search: ['query', 'limit', 'page'],
  list: ['created', 'limit', 'starting_after', 'expand'],
  refund: ['payment_intent', 'amount', 'metadata'],
  'list-refunds': ['payment_intent', 'limit'],
};

export function checkParameters({ method, form }: Call): void {
  const unknown = namesOf(form).find((name) => !PARAMETERS[method].includes(name));
  if (unknown !== undefined) {
    throw invalid('parameter_unknown', `Received unknown parameter: ${unknown}`, unknown);
  }
}

/** Search sees what is at least this old: https://docs.stripe.com/search. */
const SEARCH_LAG_MS = 60_000;

export function run(books: Books, call: Call, now: number): unknown {
  const { method, id, form } = call;
  switch (method) {
    case 'create':
      return shown(books, create(books, form), form);
    case 'retrieve':
      return shown(books, books.get(id), form);
    case 'retrieve-charge': {
      const charge = books.charges.find((one) => one.id === id);
      if (!charge) throw missing('charge', id, 'id');
      return charge;
    }
    case 'confirm':
      return shown(books, books.confirm(id, required(form, 'payment_method')), form);
    case 'cancel':
      return shown(books, books.cancel(id, form.get('cancellation_reason') ?? null), form);
    case 'search':
      return search(books, form, now);
    case 'list':
      return list(books, form);
    case 'refund':
      return refund(books, form);
    case 'list-refunds': {
      const of = required(form, 'payment_intent');
      const data = books.refunds.filter((one) => one.payment_intent === of);
      return { object: 'list', url: '/v1/refunds', has_more: false, data };
    }
  }
}

function create(books: Books, form: Form): StubIntent {
  const amount = wholeNumber(form, 'amount');
  const currency = required(form, 'currency');
  if (!/^[a-z]{3}$/.test(currency)) throw invalid('parameter_invalid', 'Currency?', 'currency');
  if (currency === 'usd' && amount < 50) {
    throw invalid('amount_too_small', 'Amount must be at least $0.50 usd', 'amount');
  }
  const captureMethod = form.get('capture_method') ?? 'automatic_async';
  return books.create({ amount, currency, captureMethod, metadata: fieldsOf(form, 'metadata') });
}

function refund(books: Books, form: Form): unknown {
  const amount = wholeNumber(form, 'amount');
  return books.refund(required(form, 'payment_intent'), amount, fieldsOf(form, 'metadata'));
}

/** Knows the one form of query that we send: `metadata['a']:'b' AND metadata['c']:'d'`. */
function search(books: Books, form: Form, now: number): unknown {
  const wanted = required(form, 'query')
    .split(' AND ')
    .map((part) => /^metadata\['(\w+)'\]:'([-\w]+)'$/.exec(part));
  if (wanted.some((part) => !part)) throw invalid('parameter_invalid', 'Query?', 'query');
  const data = [...books.intents.values()].filter(
    (intent) =>
      now - intent.created * 1000 >= SEARCH_LAG_MS &&
      wanted.every((part) => intent.metadata[part?.[1] ?? ''] === part?.[2]),
  );
  return { object: 'search_result', url: '/v1/payment_intents/search', has_more: false, data };
}

function list(books: Books, form: Form): unknown {
  const since = Number(form.get('created[gte]') ?? 0);
  const newestFirst = [...books.intents.values()].reverse().filter((one) => one.created >= since);
  const after = form.get('starting_after');
  const from = after === undefined ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
  const limit = Number(form.get('limit') ?? 10);
  const data = newestFirst.slice(from, from + limit).map((one) => shown(books, one, form));
  const more = newestFirst.length > from + limit;
  return { object: 'list', url: '/v1/payment_intents', has_more: more, data };
}

function shown(books: Books, intent: StubIntent, form: Form): unknown {
  const expanded = [...form.values()].some((value) => /^(data\.)?latest_charge$/.test(value));
  const charge = books.charges.find(({ id }) => id === intent.latest_charge);
  return structuredClone(expanded && charge ? { ...intent, latest_charge: charge } : intent);
}

function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw invalid('parameter_missing', `Missing: ${name}.`, name);
  return value;
}

function wholeNumber(form: Form, name: string): number {
  const text = required(form, name);
  if (!/^[1-9]\d*$/.test(text)) throw invalid('parameter_invalid_integer', 'Integer?', name);
  return Number(text);
}
