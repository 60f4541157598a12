import type { JSX } from 'preact';
import type { StuckLine } from '../../operations/contract.js';
import { OrderLink } from '../components/order-link.js';
import { Time } from '../components/time.js';
import { stuckAddress } from '../stuck/stuck-asked.js';

interface FailuresProps {
  readonly module: string;
  readonly failures: readonly StuckLine[];
  readonly open: boolean;
}

function Row({ failure }: { readonly failure: StuckLine }): JSX.Element {
  const { orderNumber, failedAt, line, class: failed, code, message, nextAttemptAt } = failure;
  return (
    <tr>
      <th scope="row">
        <Time at={failedAt} />
      </th>
      <td data-l="Order">
        <OrderLink number={orderNumber} />
        {line !== undefined && <small>line {line}</small>}
      </td>
      <td data-l="Class, code">
        {failed} · <code>{code}</code>
      </td>
      <td data-l="Answer">{message}</td>
      <td data-l="Next">{nextAttemptAt === undefined ? 'none' : <Time at={nextAttemptAt} />}</td>
    </tr>
  );
}

/** The last failures at a module of lines that are not well still; nothing where there are none. */
export function Failures({ module, failures, open }: FailuresProps): JSX.Element | null {
  if (failures.length === 0) return null;
  return (
    <details class="plain" open={open}>
      <summary>Last failures of lines that are not well yet</summary>
      <table class="stack">
        <caption class="vh">Last failures at {module}</caption>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Order</th>
            <th scope="col">Class, code</th>
            <th scope="col">What the other side said</th>
            <th scope="col">Next by itself</th>
          </tr>
        </thead>
        <tbody>
          {failures.map((failure) => (
            <Row
              key={`${failure.orderNumber} ${failure.line ?? ''} ${failure.work}`}
              failure={failure}
            />
          ))}
        </tbody>
      </table>
      <p class="dim">
        <a href={stuckAddress({ module })}>All that is stuck at {module}</a>
      </p>
    </details>
  );
}
