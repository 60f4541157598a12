import type { JSX } from 'preact';
import type { HistoryEvent } from '../../audit/contract.js';
import type { LineView } from '../../checkout/contract.js';
import { Result } from '../components/result.js';
import { linesIn } from './event-facts.js';
import type { OrderFacts } from './order-facts.js';

interface DoneProps {
  readonly event: HistoryEvent;
  readonly facts: OrderFacts;
}

function EventLink({ event }: Pick<DoneProps, 'event'>): JSX.Element {
  return <a href={`#e${event.number}`}>event {event.number}</a>;
}

const REVOCATIONS = {
  requested: { state: 'going', words: 'is asked for' },
  failed: { state: 'failed', words: 'failed' },
  done: { state: 'over', words: 'is done' },
} as const;

function Revocation({
  event,
  line,
}: Pick<DoneProps, 'event'> & { readonly line: LineView }): JSX.Element {
  const { state, words } = REVOCATIONS[line.revocation ?? 'done'];
  const title = (
    <>
      Revoking line {line.id} {words}: <EventLink event={event} />
    </>
  );
  return (
    <Result state={state} title={title}>
      <p>
        Line {line.id} is {line.status}
        {state === 'failed' && line.lastFailure && `: ${line.lastFailure.message}`}.
      </p>
      {state === 'going' && (
        <p>
          <small>
            <a href={`?done=${event.metadata.commandId}#result`}>Look again</a>
          </small>
        </p>
      )}
    </Result>
  );
}

/** What an act did, by the event that it wrote. */
export function Done({ event, facts }: DoneProps): JSX.Element {
  const [id] = linesIn(event);
  if (event.type === 'ExcessPaymentSettledByHand') {
    const title = (
      <>
        The payment is settled by hand: <EventLink event={event} />
      </>
    );
    return <Result state="over" title={title} />;
  }
  const line = facts.order.lines.find((one) => one.id === id);
  if (!line) {
    const title = (
      <>
        The note is in the history: <EventLink event={event} />
      </>
    );
    return <Result state="over" title={title} />;
  }
  if (event.type === 'RevocationRequested') return <Revocation event={event} line={line} />;
  const title = (
    <>
      Line {line.id} is settled by hand as {line.status}: <EventLink event={event} />
    </>
  );
  return <Result state="over" title={title} />;
}
