import type { ComponentChildren, JSX } from 'preact';
import { isForgotten } from '../../order/personal-data.js';
import { Mark } from '../components/mark.js';
import { Time } from '../components/time.js';
import type { OrderFacts } from './order-facts.js';

type Known = Pick<OrderFacts, 'order'>;

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const PAYMENT_MARKS = { Pending: 'open', Declined: 'off', Collected: 'ok' } as const;

function Payment({ facts }: { readonly facts: Known }): JSX.Element {
  const { payment, currency } = facts.order;
  const { status, processor, source, reference, amount } = payment;
  return (
    <>
      <Mark of={PAYMENT_MARKS[status]}>{status}</Mark>{' '}
      <small>
        {amount} {currency}, {source ?? processor}{' '}
        {reference !== undefined && <code>{reference}</code>}
      </small>
    </>
  );
}

function User({ facts }: { readonly facts: Known }): JSX.Element {
  const { user } = facts.order;
  if (isForgotten(user)) return <Mark of="off">Forgotten</Mark>;
  return (
    <>
      {user.username} <small>{user.email}</small>
    </>
  );
}

/** What is known of an order, in a row. */
export function Facts({ facts }: { readonly facts: Known }): JSX.Element {
  const { order } = facts;
  const complete = order.lines.filter(({ status }) => status === 'Complete').length;
  return (
    <section class="part" aria-labelledby="h-facts">
      <h2 id="h-facts" class="vh">
        Facts
      </h2>
      <dl class="facts">
        <Fact name="User">
          <User facts={facts} />
        </Fact>
        {order.placedAt !== undefined && (
          <Fact name="Placed">
            <Time at={order.placedAt} />
          </Fact>
        )}
        <Fact name="Total">
          {order.orderTotal} {order.currency}
        </Fact>
        <Fact name="Payment">
          <Payment facts={facts} />
        </Fact>
        <Fact name="Lines">
          {complete} of {order.lines.length} complete
        </Fact>
        <Fact name="Revision">{order.revision}</Fact>
        {order.partner !== null && <Fact name="Partner">{order.partner}</Fact>}
        {order.excessPayments?.map(({ reference, amount, status }) => (
          <Fact key={reference} name="Money that cannot pay it">
            {amount}{' '}
            <small>
              <code>{reference}</code> {status}
            </small>
          </Fact>
        ))}
      </dl>
    </section>
  );
}
