import type { JSX } from 'preact';
import type { ParkedStreamView } from '../../maintenance/contract.js';
import { Mark } from '../components/mark.js';
import { Time } from '../components/time.js';
import { number } from '../components/times.js';
import { nameOf } from './parked-words.js';

export function ParkedLink({ parked }: { readonly parked: ParkedStreamView }): JSX.Element {
  const { orderNumber } = parked;
  if (orderNumber === undefined) return <span class="id">{parked.stream}</span>;
  return (
    <a class="id" href={`/dashboard/orders/${encodeURIComponent(orderNumber)}`}>
      {nameOf(parked)}
    </a>
  );
}

function Fault({ parked }: { readonly parked: ParkedStreamView }): JSX.Element {
  const { code, message, event, type, where } = parked.error;
  return (
    <>
      at event {number(event)}
      {type !== null && (
        <>
          , <code>{type}</code>
        </>
      )}
      : {message}
      <small>
        <code>{code}</code> · <code>{where}</code>
      </small>
    </>
  );
}

function Row({ parked }: { readonly parked: ParkedStreamView }): JSX.Element {
  const { consumer, since, waiting, times, lastTriedAt, release } = parked;
  return (
    <tr>
      <th scope="row">
        <ParkedLink parked={parked} />
      </th>
      <td data-l="Consumer">{consumer}</td>
      <td data-l="Since">
        <Time at={since} />
      </td>
      <td data-l="Waiting" class="n">
        {number(waiting)}
      </td>
      <td data-l="Error">
        <Fault parked={parked} />
      </td>
      <td data-l="Tried">
        {number(times)} ×, last <Time at={lastTriedAt} />
        {release && (
          <small>
            <Mark of="person">release asked by {release.by}</Mark> at <Time at={release.askedAt} />:
            “{release.reason}”
          </small>
        )}
      </td>
    </tr>
  );
}

/** Orders that consumers cannot handle, a row each. */
export function ParkedTable({
  parked,
}: {
  readonly parked: readonly ParkedStreamView[];
}): JSX.Element {
  return (
    <table class="stack">
      <caption class="vh">Orders that a consumer cannot handle, the oldest first</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Consumer</th>
          <th scope="col">Since</th>
          <th scope="col" class="n">
            Events waiting
          </th>
          <th scope="col">Error</th>
          <th scope="col">Tried</th>
        </tr>
      </thead>
      <tbody>
        {parked.map((one) => (
          <Row key={`${one.consumer} ${one.stream}`} parked={one} />
        ))}
      </tbody>
    </table>
  );
}
