import type { JSX } from 'preact';
import { Age } from '../components/time.js';
import { Status } from '../components/mark.js';
import { Page } from '../layout/page.js';
import { Live } from '../live/live.js';
import type { Attempt } from './attempt.js';
import { Events } from './events.js';
import { Facts } from './facts.js';
import { Lines } from './lines.js';
import type { OrderFacts } from './order-facts.js';
import { Outcome } from './outcome.js';
import { Timeline } from './timeline/timeline.js';
import { Why } from './why.js';

interface OrderPageProps {
  readonly facts: OrderFacts;
  readonly commandId: string | undefined;
  readonly attempt: Attempt | undefined;
}

function Lead({ facts }: Pick<OrderPageProps, 'facts'>): JSX.Element {
  const { order, diagnosis, events } = facts;
  const last = events.at(-1);
  const { statusReason: reason } = order;
  return (
    <section class="lead">
      <div class="state">
        <h1>{order.orderNumber}</h1> <Status of={order.status} />
        {last && (
          <span class="dim">
            last event <Age since={last.at} /> ago
          </span>
        )}
      </div>
      {diagnosis.finished ? (
        <p class="answer">{finishedSentence(facts)}</p>
      ) : (
        reason && (
          <p>
            {reason.line !== undefined && `Line ${reason.line}: `}
            {reason.status} · <code>{reason.code}</code> · {reason.message}
          </p>
        )
      )}
    </section>
  );
}

function finishedSentence({ order }: OrderFacts): string {
  const { lines } = order;
  const complete = lines.filter(({ status }) => status === 'Complete').length;
  if (complete === lines.length) {
    return lines.length === 1
      ? 'Complete. Its line was made good.'
      : `Complete. All ${lines.length} lines were made good.`;
  }
  return `Nothing is left to be done: ${complete} of ${lines.length} lines are complete, the others are revoked or given up.`;
}

/** One order: what blocks it, on what evidence, who can act; then what is known of it, and all that happened. */
export function OrderPage({ facts, commandId, attempt }: OrderPageProps): JSX.Element {
  const { order, diagnosis } = facts;
  const live = `/dashboard/orders/${order.orderNumber}/live?after=${diagnosis.revision}`;
  return (
    <Page title={`${order.orderNumber}: ${order.status}`}>
      <Live id="lead" source={live}>
        <Lead facts={facts} />
      </Live>
      <Live id="outcome">
        <Outcome facts={facts} commandId={commandId} attempt={attempt} />
      </Live>
      <Live id="why">{!diagnosis.finished && <Why facts={facts} attempt={attempt} />}</Live>
      <Live id="facts">
        <Facts facts={facts} />
      </Live>
      <Live id="lines">
        <Lines facts={facts} attempt={attempt} />
      </Live>
      <Live id="timeline">
        <Timeline facts={facts} />
      </Live>
      <Live id="events">
        <Events facts={facts} attempt={attempt} />
      </Live>
    </Page>
  );
}
