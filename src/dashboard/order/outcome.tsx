import type { JSX } from 'preact';
import type { RetryView } from '../../operations/contract.js';
import { Mark } from '../components/mark.js';
import { Result } from '../components/result.js';
import { Time } from '../components/time.js';
import type { Attempt } from './attempt.js';
import { Done } from './done.js';
import type { OrderFacts } from './order-facts.js';

interface OutcomeProps {
  readonly facts: OrderFacts;
  readonly commandId: string | undefined;
  readonly attempt: Attempt | undefined;
}

const REFUSED: Readonly<Record<Attempt['act'], string>> = {
  retry: 'The retry was refused',
  revoke: 'The revocation was refused',
  settle: 'The settlement was refused',
  'settle-money': 'The settlement was refused',
  note: 'The note was refused',
};

function Refusal({ attempt }: { readonly attempt: Attempt }): JSX.Element {
  const { act, problem } = attempt;
  return (
    <Result state="refused" title={REFUSED[act]}>
      <p>{problem.detail} Nothing was done; what you typed is kept below.</p>
    </Result>
  );
}

function linesWords(lines: RetryView['lines']): string {
  return lines.length === 1 ? `line ${lines[0]?.line ?? ''}` : `${lines.length} lines`;
}

function RetryLine({
  line,
  facts,
}: {
  readonly line: RetryView['lines'][number];
  readonly facts: OrderFacts;
}): JSX.Element {
  const of = facts.order.lines.find(({ id }) => id === line.line);
  switch (line.outcome) {
    case 'waiting':
      return <Mark of="open">line {line.line}: asked for, not ended yet</Mark>;
    case 'fulfilled':
      return <Mark of="ok">line {line.line} is made good</Mark>;
    case 'failed':
      return (
        <Mark of="bad" wide>
          line {line.line} failed again: <code>{line.failure?.code}</code> {line.failure?.message}
          {of?.nextAttemptAt !== undefined && (
            <>
              . It is tried again by itself at <Time at={of.nextAttemptAt} />
            </>
          )}
        </Mark>
      );
    case 'deferred':
      return (
        <Mark of="open">line {line.line} was taken on by the other side, which does it later</Mark>
      );
    case 'overtaken':
      return <Mark of="person">line {line.line} was settled or revoked by a person meanwhile</Mark>;
  }
}

function retryState({ ended, lines }: RetryView): 'going' | 'over' | 'failed' {
  if (!ended) return 'going';
  return lines.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'over';
}

const RETRY_TITLES = { going: 'is under way', over: 'is over', failed: 'failed again' } as const;

function Retry({
  retry,
  facts,
}: {
  readonly retry: RetryView;
  readonly facts: OrderFacts;
}): JSX.Element {
  const state = retryState(retry);
  const title = (
    <>
      Retry of {linesWords(retry.lines)} {RETRY_TITLES[state]}: the order is {facts.order.status}
    </>
  );
  return (
    <Result state={state} title={title}>
      <p>
        Asked by {retry.actor.id} at <Time at={retry.requestedAt} />: “{retry.reason}”
      </p>
      <ul>
        {retry.lines.map((line) => (
          <li key={line.line}>
            <RetryLine line={line} facts={facts} />{' '}
            {line.event !== undefined && <a href={`#e${line.event}`}>event {line.event}</a>}
          </li>
        ))}
      </ul>
      {state === 'going' && (
        <p>
          <small>
            Pressing Retry again shows this same retry.{' '}
            <a href={`?retry=${retry.retryId}#result`}>Look again</a>
          </small>
        </p>
      )}
    </Result>
  );
}

/** What became of a click, until it is over and then what came of it. */
export function Outcome({ facts, commandId, attempt }: OutcomeProps): JSX.Element | null {
  if (attempt) return <Refusal attempt={attempt} />;
  if (facts.retry) return <Retry retry={facts.retry} facts={facts} />;
  if (commandId === undefined) return null;
  const event = facts.events.find(({ metadata }) => metadata.commandId === commandId);
  if (event) return <Done event={event} facts={facts} />;
  return <Result state="over" title="It was so already, so nothing was written" />;
}
