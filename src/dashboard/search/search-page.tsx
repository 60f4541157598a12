import type { JSX } from 'preact';
import { Behind } from '../components/behind.js';
import { Page } from '../layout/page.js';
import { useViewer } from '../layout/viewer.js';
import { addressOf } from './asked.js';
import { OrderTable } from './order-table.js';
import { PAGE_SIZE, type Found } from './search.js';
import { EmailForm, FilterForm } from './search-forms.js';

interface SearchPageProps {
  readonly found: Found;
}

const WORDS = {
  number: 'number',
  user: 'user',
  status: 'status',
  productType: 'product',
  sku: 'SKU',
  course: 'course',
  module: 'module',
  code: 'failure',
  from: 'from',
  to: 'to',
  email: 'e-mail',
} as const;

/** How many, and by what: the answer of the page. */
export function answerOf({ asked, orders, nextCursor, problem }: Found): string {
  if (problem) return problem.errors?.map(({ message }) => message).join('; ') ?? problem.detail;
  const by = (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .flatMap((name) => (asked[name] === undefined ? [] : [`${WORDS[name]} ${asked[name]}`]))
    .join(', ');
  const of = by === '' ? '' : ` with ${by}`;
  if (orders.length === 0) return by === '' ? 'There are no orders yet.' : `No order${of}.`;
  if (nextCursor !== undefined) return `The ${PAGE_SIZE} orders placed last${of}, and more.`;
  return `${orders.length} ${orders.length === 1 ? 'order' : 'orders'}${of}.`;
}

function NextPage({ found }: SearchPageProps): JSX.Element | null {
  const { asked, nextCursor } = found;
  if (nextCursor === undefined) return null;
  if (asked.email !== undefined) return <EmailForm email={asked.email} cursor={nextCursor} />;
  return (
    <nav class="pages" aria-label="Pages of the list">
      <a href={addressOf(asked, nextCursor)} rel="next">
        Next {PAGE_SIZE}
      </a>
    </nav>
  );
}

/** Orders by what is known of them, last placed first. */
export function SearchPage({ found }: SearchPageProps): JSX.Element {
  const { here } = useViewer();
  return (
    <Page title="Orders" current="/dashboard/orders">
      <section class="lead">
        <h1>Orders</h1>
        <p class="answer">{answerOf(found)}</p>
        <Behind lagMs={found.lagMs} />
      </section>
      <section class="part" aria-labelledby="h-orders">
        <h2 id="h-orders" class="vh">
          Orders found
        </h2>
        <FilterForm asked={found.asked} />
        {found.orders.length > 0 && <OrderTable orders={found.orders} />}
        <NextPage found={found} />
        {here.includes('cursor=') && (
          <p>
            <a href={addressOf(found.asked)}>Back to the first page</a>
          </p>
        )}
      </section>
    </Page>
  );
}
