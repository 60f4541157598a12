import type { JSX } from 'preact';
import type { StuckLine } from '../../operations/contract.js';
import { OrderLink } from '../components/order-link.js';
import { Age, Time } from '../components/time.js';
import { caseOf } from '../stuck/stuck-words.js';
import { stuckAddress } from '../stuck/stuck-asked.js';

function Row({ of }: { readonly of: StuckLine }): JSX.Element {
  const { orderNumber, since, line, productType, module, code, message, nextAttemptAt } = of;
  return (
    <tr data-row={`${orderNumber} ${line ?? of.reference ?? ''}`}>
      <th scope="row">
        <OrderLink number={orderNumber} />
      </th>
      <td data-l="Stuck for">
        <Age since={since} />
      </td>
      <td data-l="What">{line === undefined ? 'money' : `line ${line}, ${productType ?? ''}`}</td>
      <td data-l="Reason">
        {message}
        <small>
          {module} · <code>{code}</code>
        </small>
      </td>
      <td data-l="Next">
        {nextAttemptAt === undefined ? `none: ${caseOf(of).none}` : <Time at={nextAttemptAt} />}
      </td>
    </tr>
  );
}

/** What is stuck longest; nothing where nothing is. */
export function Oldest({ lines }: { readonly lines: readonly StuckLine[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <section class="part" aria-labelledby="h-old">
      <div class="hd">
        <h2 id="h-old">Oldest stuck</h2> <a href={stuckAddress({ sort: 'oldest' })}>All of it</a>
      </div>
      <table class="stack">
        <caption class="vh">What is stuck longest</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Stuck for</th>
            <th scope="col">What</th>
            <th scope="col">Reason</th>
            <th scope="col">Next automatic step</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <Row key={`${one.orderNumber} ${one.line ?? ''} ${one.reference ?? ''}`} of={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
