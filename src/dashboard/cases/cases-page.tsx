import type { JSX } from 'preact';
import type { StuckLine, StuckWork } from '../../operations/contract.js';
import { Behind } from '../components/behind.js';
import { Age } from '../components/time.js';
import { number } from '../components/times.js';
import { Page } from '../layout/page.js';
import { stuckAddress } from '../stuck/stuck-asked.js';
import { caseOf } from '../stuck/stuck-words.js';
import { casesSentence, countOf, KINDS } from './case-words.js';

export interface CasesPageProps {
  /** Of what needs a person. */
  readonly stuck: StuckWork;
  readonly lagMs: number | null;
  /** The oldest of each kind. */
  readonly cases: readonly StuckLine[];
}

function Row({ of }: { readonly of: StuckLine }): JSX.Element {
  const { orderNumber, line, reference, productType, since, module, code, message } = of;
  const order = `/dashboard/orders/${encodeURIComponent(orderNumber)}`;
  return (
    <tr>
      <th scope="row">
        <a class="id" href={order}>
          {orderNumber}
        </a>
        <small>
          {line === undefined ? (
            <>
              payment <code>{reference}</code>
            </>
          ) : (
            `line ${line}, ${productType ?? ''}`
          )}
        </small>
      </th>
      <td data-l="Waiting for">
        <Age since={since} />
      </td>
      <td data-l="What">
        {message}
        <small>
          {module} · <code>{code}</code>
        </small>
      </td>
      <td data-l="What helps">
        {caseOf(of).helps}
        <small>
          <a href={`${order}#h-why`}>Act on {orderNumber}</a>
        </small>
      </td>
    </tr>
  );
}

interface KindProps {
  readonly kind: (typeof KINDS)[number];
  readonly count: number;
  readonly cases: readonly StuckLine[];
}

function Kind({ kind: { work, title }, count, cases }: KindProps): JSX.Element | null {
  if (cases.length === 0) return null;
  return (
    <section class="part" aria-labelledby={`h-${work}`}>
      <h2 id={`h-${work}`}>{`${title}: ${number(count)}`}</h2>
      <table class="stack">
        <caption class="vh">{title}, the oldest first</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Waiting for</th>
            <th scope="col">What happened</th>
            <th scope="col">What helps</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row
              key={`${one.orderNumber} ${one.line ?? one.reference ?? ''} ${one.since}`}
              of={one}
            />
          ))}
        </tbody>
      </table>
      {cases.length < count && (
        <p class="dim">
          These are the oldest {number(cases.length)} of {number(count)}.{' '}
          <a href={stuckAddress({ work })}>All, by module and reason</a>
        </p>
      )}
    </section>
  );
}

/** Money and lines that wait for a person, with what can be done about each. */
export function CasesPage({ stuck, lagMs, cases }: CasesPageProps): JSX.Element {
  return (
    <Page title="Cases" current="/dashboard/cases">
      <section class="lead">
        <h1>Cases</h1>
        <p class="answer">{casesSentence(stuck)}</p>
        <Behind lagMs={lagMs} />
      </section>
      {stuck.position !== null &&
        KINDS.map((kind) => (
          <Kind
            key={kind.work}
            kind={kind}
            count={countOf(stuck, kind.work)}
            cases={cases.filter(({ work }) => work === kind.work)}
          />
        ))}
    </Page>
  );
}
