import type { JSX } from 'preact';
import { Page } from '../layout/page.js';

/** Where everybody begins. */
export function NowPage(): JSX.Element {
  return (
    <Page title="Now" current="/dashboard">
      <section class="lead">
        <h1>Now</h1>
        <p class="answer">
          Find an order by its number: what blocks it, why, and what can be done.
        </p>
      </section>
    </Page>
  );
}
