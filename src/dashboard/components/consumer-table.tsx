import type { JSX } from 'preact';
import type { ConsumerReport } from '../../maintenance/contract.js';
import { Mark } from './mark.js';
import { number, span } from './times.js';

const WHY: Readonly<Record<NonNullable<ConsumerReport['why']>, string>> = {
  'parked-too-many': 'too many orders are parked: release them',
  'event-too-new': 'a newer build wrote events that this one does not know',
  'other-store': 'it is meant for the events of another store',
  failing: 'it fails, and is tried again',
  'nobody-leads': 'no process is at it: does a worker run?',
};

function State({ of }: { readonly of: ConsumerReport }): JSX.Element {
  const { state, why } = of;
  const mark = state === 'live' ? 'ok' : state === 'stopped' ? 'bad' : 'open';
  return (
    <>
      <Mark of={mark}>{state === 'catching-up' ? 'catching up' : state}</Mark>
      {why !== undefined && <small>{WHY[why]}</small>}
    </>
  );
}

function Row({ of }: { readonly of: ConsumerReport }): JSX.Element {
  return (
    <tr>
      <th scope="row">{of.consumer}</th>
      <td data-l="State">
        <State of={of} />
      </td>
      <td data-l="Behind" class="n">
        {of.lagMs === null ? 'not known' : span(of.lagMs)}
      </td>
      <td data-l="Parked" class="n">
        {of.parked === null ? 'not known' : number(of.parked)}
      </td>
      <td data-l="Position" class="n">
        {of.position ?? 'not known'}
      </td>
    </tr>
  );
}

/** How each consumer of events is, and by how much it is behind. */
export function ConsumerTable({
  consumers,
}: {
  readonly consumers: readonly ConsumerReport[];
}): JSX.Element {
  return (
    <table class="stack">
      <caption>
        Lag behind the event store. A read model that lags never holds up fulfilment.
      </caption>
      <thead>
        <tr>
          <th scope="col">Consumer</th>
          <th scope="col">State</th>
          <th scope="col" class="n">
            Behind
          </th>
          <th scope="col" class="n">
            Parked
          </th>
          <th scope="col" class="n">
            Position
          </th>
        </tr>
      </thead>
      <tbody>
        {consumers.map((one) => (
          <Row key={one.consumer} of={one} />
        ))}
      </tbody>
    </table>
  );
}
