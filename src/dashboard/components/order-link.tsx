import type { JSX } from 'preact';

/** The number of an order, leading to its page. */
export function OrderLink({ number }: { readonly number: string }): JSX.Element {
  return (
    <a class="id" href={`/dashboard/orders/${encodeURIComponent(number)}`}>
      {number}
    </a>
  );
}
