import type { JSX } from 'preact';
import type { ConsumerReport } from '../../maintenance/contract.js';
import type { ParkedStreamsView, ParkedStreamView } from '../../maintenance/contract.js';
import { ConsumerTable } from '../components/consumer-table.js';
import { ActForm, Reason } from '../components/form.js';
import { Result } from '../components/result.js';
import { number } from '../components/times.js';
import { Page } from '../layout/page.js';
import { useViewer } from '../layout/viewer.js';
import { typedOf, type RefusedForm } from '../typed.js';
import { ParkedTable } from './parked-table.js';
import { isOf, nameOf, parkedSentence, releaseState, type ParkedName } from './parked-words.js';

/** A release that was refused. */
export type ParkedAttempt = ParkedName & RefusedForm;

export interface ParkedPageProps {
  readonly parked: ParkedStreamsView;
  readonly consumers: readonly ConsumerReport[];
  /** Some orders only are shown to the viewer, so nothing of this is. */
  readonly isPartial: boolean;
  /** A release that somebody comes from. */
  readonly released: ParkedName | undefined;
  readonly attempt: ParkedAttempt | undefined;
}

function Released({ released, parked }: Pick<ParkedPageProps, 'released' | 'parked'>) {
  if (!released) return null;
  const one = parked.parkedStreams.find((each) => isOf(each, released));
  const { consumer, stream } = released;
  const name = one ? nameOf(one) : stream;
  const state = releaseState(one);
  if (state === 'gone') {
    return <Result state="over" title={`${consumer} has handled ${name}: nothing waits there`} />;
  }
  if (state === 'asked') {
    return (
      <Result state="going" title={`${consumer} is about to try ${name} again`}>
        <p>
          By {one?.release?.by}: “{one?.release?.reason}”. It takes a few seconds.{' '}
          <a href="">Look again</a>
        </p>
      </Result>
    );
  }
  return (
    <Result state="failed" title={`${consumer} tried ${name} again, and it is parked as before`}>
      <p>
        {one?.error.message} Remove the cause first; trying alone does not help. The error is below.
      </p>
    </Result>
  );
}

interface ReleaseProps {
  readonly of: ParkedStreamView;
  readonly attempt: ParkedAttempt | undefined;
}

/** Asks for a stream to be tried again. */
function Release({ of, attempt }: ReleaseProps): JSX.Element {
  const typed = typedOf(attempt && isOf(of, attempt) ? attempt : undefined);
  const { consumer, stream, error, waiting } = of;
  const path = [consumer, stream].map(encodeURIComponent).join('/');
  return (
    <details class="plain" open={typed.key !== undefined}>
      <summary>
        Release {nameOf(of)} for {consumer}
      </summary>
      <ActForm action={`/dashboard/parked/${path}/release`} formKey={typed.key}>
        <Reason
          hint="is written down, with your name"
          value={typed.value('reason')}
          fault={typed.fault('reason')}
        />
        <div class="acts">
          <button class="go">Release and try again</button>
          <small>
            {consumer} goes on at event {number(of.fromEvent)} and with all {number(waiting)} that
            wait; it parks the order again if event {number(error.event)} still fails.
          </small>
        </div>
      </ActForm>
    </details>
  );
}

function Refusal({ attempt }: { readonly attempt: ParkedAttempt }): JSX.Element {
  return (
    <Result state="refused" title={`${attempt.stream} was not released`}>
      <p>{attempt.problem.detail} Nothing was done; what you typed is kept below.</p>
    </Result>
  );
}

/** Which orders consumers cannot handle, with the error, and the way to have them tried again. */
export function ParkedPage(props: ParkedPageProps): JSX.Element {
  const { parked, consumers, isPartial, released, attempt } = props;
  const { acts } = useViewer();
  const { parkedStreams: all, total } = parked;
  return (
    <Page title={total === 0 ? 'Parked' : `Parked: ${total}`} current="/dashboard/parked">
      <section class="lead">
        <h1>Parked</h1>
        <p class="answer">
          {isPartial
            ? 'What is parked is shown to those only who may see the orders of all partners.'
            : parkedSentence(all, total)}
        </p>
      </section>
      {attempt ? <Refusal attempt={attempt} /> : <Released released={released} parked={parked} />}
      {all.length > 0 && (
        <section class="part" aria-labelledby="h-parked">
          <h2 id="h-parked">Orders that wait for somebody</h2>
          <ParkedTable parked={all} />
          {all.length < total && (
            <p class="dim">
              These are the oldest {number(all.length)} of {number(total)}.
            </p>
          )}
          {acts &&
            all.map((one) => (
              <Release key={`${one.consumer} ${one.stream}`} of={one} attempt={attempt} />
            ))}
        </section>
      )}
      <section class="part" aria-labelledby="h-consumers">
        <h2 id="h-consumers">Consumers</h2>
        <ConsumerTable consumers={consumers} />
      </section>
    </Page>
  );
}
