import type { JSX } from 'preact';
import type { OrderView } from '../../checkout/contract.js';
import { isForgotten } from '../../order/personal-data.js';
import { Mark, Status } from '../components/mark.js';
import { Time } from '../components/time.js';

function Row({ order }: { readonly order: OrderView }): JSX.Element {
  const { orderNumber, status, statusReason: reason, user, placedAt, lines } = order;
  const complete = lines.filter((line) => line.status === 'Complete').length;
  return (
    <tr>
      <th scope="row">
        <a class="id" href={`/dashboard/orders/${orderNumber}`}>
          {orderNumber}
        </a>
      </th>
      <td data-l="Status">
        <Status of={status} />
      </td>
      <td data-l="Why" class={reason ? '' : 'nil'}>
        {reason ? (
          <>
            <code>{reason.code}</code> <small>{reason.message}</small>
          </>
        ) : (
          '–'
        )}
      </td>
      <td data-l="User">{isForgotten(user) ? <Mark of="off">Forgotten</Mark> : user.username}</td>
      <td data-l="Lines" class="n">
        {complete} of {lines.length}
      </td>
      <td data-l="Total" class="n">
        {order.orderTotal} {order.currency}
      </td>
      <td data-l="Placed" class={placedAt === undefined ? 'nil' : ''}>
        {placedAt === undefined ? '–' : <Time at={placedAt} />}
      </td>
    </tr>
  );
}

/** Orders, a row each. */
export function OrderTable({ orders }: { readonly orders: readonly OrderView[] }): JSX.Element {
  return (
    <table class="stack">
      <caption class="vh">Orders, last placed first</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Status</th>
          <th scope="col">Why</th>
          <th scope="col">User</th>
          <th scope="col" class="n">
            Complete
          </th>
          <th scope="col" class="n">
            Total
          </th>
          <th scope="col">Placed</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <Row key={order.orderNumber} order={order} />
        ))}
      </tbody>
    </table>
  );
}
