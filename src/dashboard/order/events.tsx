import type { JSX } from 'preact';
import type { HistoryEvent } from '../../audit/contract.js';
import { Mark } from '../components/mark.js';
import { Time } from '../components/time.js';
import { useViewer } from '../layout/viewer.js';
import { NoteForm } from './acts/line-forms.js';
import { isAt, typedIn, type Attempt } from './attempt.js';
import { markOf, wordsOf } from './event-facts.js';
import type { OrderFacts } from './order-facts.js';

function Stored({
  name,
  of,
  value,
}: {
  readonly name: string;
  readonly of: number;
  readonly value: unknown;
}): JSX.Element {
  return (
    <div>
      <h3>{name}</h3>
      <pre tabIndex={0} role="region" aria-label={`${name} of event ${of}`}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  );
}

interface EventProps {
  readonly event: HistoryEvent;
  /** Its number. */
  readonly order: string;
}

function Event({ event, order }: EventProps): JSX.Element {
  const { number, type, at, actor, data, metadata } = event;
  return (
    <details class="ev" id={`e${number}`}>
      <summary>
        <span>{number}</span>
        <span>
          <Mark of={markOf(event)}>{type}</Mark>
        </span>
        <span>
          <Time at={at} />
        </span>
        <span>{actor.kind === 'user' ? <strong>{actor.id}</strong> : actor.id}</span>
        <span>{wordsOf(event)}</span>
      </summary>
      <div class="cols two">
        <Stored name="data" of={number} value={data} />
        <Stored name="metadata" of={number} value={metadata} />
      </div>
      <p>
        <a href={`/dashboard/orders/${encodeURIComponent(order)}/at?revision=${number}`}>
          The order as it was then<span class="vh">, after event {number}</span>
        </a>
      </p>
    </details>
  );
}

interface EventsProps {
  readonly facts: OrderFacts;
  readonly attempt: Attempt | undefined;
}

/** Everything that was recorded, newest first; each opens as it is stored. */
export function Events({ facts, attempt }: EventsProps): JSX.Element {
  const { acts } = useViewer();
  const { events, order } = facts;
  return (
    <section class="part" aria-labelledby="h-events">
      <div class="hd">
        <h2 id="h-events">Events</h2>
        <span class="dim">{events.length}, newest first; each opens as it is stored</span>
      </div>
      <p class="evhead" aria-hidden="true">
        {['', 'No.', 'Type', 'At', 'Who', 'What'].map((head) => (
          <span key={head}>{head}</span>
        ))}
      </p>
      {[...events].reverse().map((event) => (
        <Event key={event.number} event={event} order={order.orderNumber} />
      ))}
      {acts && (
        <details class="plain" open={isAt(attempt, 'note')}>
          <summary>Add a note</summary>
          <NoteForm number={order.orderNumber} typed={typedIn(attempt, 'note')} />
        </details>
      )}
    </section>
  );
}
