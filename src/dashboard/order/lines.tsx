import type { JSX } from 'preact';
import type { LineView } from '../../checkout/contract.js';
import type { Act } from '../../order/diagnosis.js';
import { Status } from '../components/mark.js';
import { Time } from '../components/time.js';
import { TimedText } from '../components/timed-text.js';
import { useViewer } from '../layout/viewer.js';
import { RevokeForm, SettleForm } from './acts/line-forms.js';
import { RetryForm } from './acts/retry-form.js';
import { isAt, typedIn, type Attempt } from './attempt.js';
import type { OrderFacts } from './order-facts.js';

interface LinesProps {
  readonly facts: Pick<OrderFacts, 'order' | 'acts' | 'basket'>;
  readonly attempt: Attempt | undefined;
}

interface LineProps extends LinesProps {
  readonly line: LineView;
}

/** What the line is about, of what checkout said of it. */
function subjectOf({ facts, line }: LineProps): string | undefined {
  const attributes = facts.basket.find(({ id }) => id === line.id)?.attributes ?? {};
  const subject = attributes['courseKey'] ?? attributes['courseUuid'];
  return subject === undefined || subject === null ? undefined : String(subject);
}

function Product(props: LineProps): JSX.Element {
  const { line, facts } = props;
  const subject = subjectOf(props);
  const times = line.quantity === 1 ? '' : ` × ${line.quantity}`;
  return (
    <>
      {line.productType}
      {times} · {line.title}{' '}
      <small>
        {subject !== undefined && (
          <>
            <code>{subject}</code> ·{' '}
          </>
        )}
        {line.sku} · {line.unitPrice} {facts.order.currency}
      </small>
    </>
  );
}

const RETRY_WORDS = {
  scheduled: 'tried again by itself',
  waiting: 'waits for its module',
  exhausted: 'attempts used up',
  'not-retryable': 'not tried again by itself',
} as const;

function LastFailure({ line }: { readonly line: LineView }): JSX.Element {
  const { lastFailure: failure } = line;
  if (!failure) return <>–</>;
  return (
    <>
      <Time at={failure.at} /> · {failure.class} · <code>{failure.code}</code>{' '}
      <small>
        <TimedText text={failure.message} />
      </small>
    </>
  );
}

function NextStep({ line }: { readonly line: LineView }): JSX.Element {
  const { nextAttemptAt, retry, deferred, revocation } = line;
  if (nextAttemptAt !== undefined) return <Time at={nextAttemptAt} />;
  if (deferred !== undefined) return <>the other side does it later</>;
  if (retry === 'waiting') return <>when its module works</>;
  if (retry !== undefined) return <>needs a person</>;
  return <>{revocation === 'requested' ? 'is being revoked' : '–'}</>;
}

function LineRow(props: LineProps): JSX.Element {
  const { line } = props;
  const hasNext = line.nextAttemptAt ?? line.deferred ?? line.retry ?? line.revocation;
  return (
    <tr id={`line-${line.id}`}>
      <th scope="row">
        <span class="l">Line </span>
        {line.id}
      </th>
      <td data-l="Product">
        <Product {...props} />
      </td>
      <td data-l="Status">
        <Status of={line.status} />
        {line.retry && <small>{RETRY_WORDS[line.retry]}</small>}
      </td>
      <td class="n" data-l="Attempts">
        {line.attempts}
      </td>
      <td data-l="Last failure" class={line.lastFailure ? '' : 'nil'}>
        <LastFailure line={line} />
      </td>
      <td data-l="Next" class={hasNext === undefined ? 'nil' : ''}>
        <NextStep line={line} />
      </td>
    </tr>
  );
}

const ACTS: readonly (readonly [Act & ('retry' | 'revoke' | 'settle'), string])[] = [
  ['retry', 'Retry'],
  ['settle', 'Settle by hand'],
  ['revoke', 'Revoke'],
];

function ActOn({ act, ...props }: LineProps & { readonly act: Act }): JSX.Element | null {
  const { facts, line, attempt } = props;
  const number = facts.order.orderNumber;
  switch (act) {
    case 'retry':
      return (
        <RetryForm
          number={number}
          lines={[line.id]}
          line={line.id}
          typed={typedIn(attempt, 'retry', line.id)}
          leads
        />
      );
    case 'settle':
      return (
        <SettleForm number={number} line={line.id} typed={typedIn(attempt, 'settle', line.id)} />
      );
    case 'revoke':
      return (
        <RevokeForm number={number} line={line.id} typed={typedIn(attempt, 'revoke', line.id)} />
      );
    case 'settle-excess-payment':
      return null;
  }
}

function LineActs(props: LineProps): JSX.Element | null {
  const { facts, line, attempt } = props;
  const { acts } = useViewer();
  const may = facts.acts.get(line.id) ?? [];
  const offered = ACTS.filter(([act]) => may.includes(act));
  if (!acts || offered.length === 0) return null;
  return (
    <tr class="line-acts">
      <td />
      <td colSpan={5}>
        <div class="do">
          {offered.map(([act, words]) => (
            <details key={act} name={`line-${line.id}`} open={isAt(attempt, act, line.id)}>
              <summary>
                {words} <span class="vh">line {line.id}</span>
              </summary>
              <ActOn {...props} act={act} />
            </details>
          ))}
        </div>
      </td>
    </tr>
  );
}

/** The lines of an order, each with what can be done to it. */
export function Lines({ facts, attempt }: LinesProps): JSX.Element {
  const { order } = facts;
  return (
    <section class="part" aria-labelledby="h-lines">
      <h2 id="h-lines">Lines</h2>
      <table class="stack">
        <caption class="vh">Lines of {order.orderNumber}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">Line</span>
            </th>
            <th scope="col">Product</th>
            <th scope="col">Status</th>
            <th scope="col" class="n">
              Attempts
            </th>
            <th scope="col">Last failure</th>
            <th scope="col">Next step</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <>
              <LineRow facts={facts} line={line} attempt={attempt} />
              <LineActs facts={facts} line={line} attempt={attempt} />
            </>
          ))}
        </tbody>
      </table>
    </section>
  );
}
