import type { JSX } from 'preact';
import type { OrderThen } from '../../audit/contract.js';
import { Mark, Status } from '../components/mark.js';
import { Time } from '../components/time.js';
import { Page } from '../layout/page.js';
import { markOf } from './event-facts.js';
import { Facts } from './facts.js';
import { Lines } from './lines.js';

/** An order as it was after one of its events: what it was, and nothing that can be done. */
export function ThenPage({ then }: { readonly then: OrderThen }): JSX.Element {
  const { orderNumber, status, asOf } = then;
  const now = `/dashboard/orders/${encodeURIComponent(orderNumber)}`;
  const facts = { order: then, acts: new Map(), basket: [] };
  return (
    <Page title={`${orderNumber} as it was`}>
      <section class="lead">
        <div class="state">
          <h1>{orderNumber}</h1> <Status of={status} />
          <span class="dim">
            as it was at <Time at={asOf.at} />
          </span>
        </div>
        <p>
          After event {asOf.number}, <Mark of={markOf(asOf)}>{asOf.type}</Mark> by {asOf.actor.id}.{' '}
          <a href={now}>As it is now</a>
        </p>
      </section>
      <Facts facts={facts} />
      <Lines facts={facts} attempt={undefined} />
    </Page>
  );
}
