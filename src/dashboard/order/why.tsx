import type { JSX } from 'preact';
import type { AnswerView } from '../../operations/contract.js';
import type { WaitsFor } from '../../order/diagnosis.js';
import { Held } from '../components/held.js';
import { Time } from '../components/time.js';
import { TimedText } from '../components/timed-text.js';
import { useViewer } from '../layout/viewer.js';
import { MoneyForm } from './acts/money-form.js';
import { RetryForm } from './acts/retry-form.js';
import { typedIn, type Attempt } from './attempt.js';
import type { OrderFacts } from './order-facts.js';

const WHO: Readonly<Record<WaitsFor | 'nobody', string>> = {
  itself: 'nobody needs to: it goes on by itself',
  'other-side': 'nobody needs to: the other side is asked again by itself',
  operator: 'you, or another operator',
  checkout: 'the checkout, by sending the order again',
  nobody: 'nobody needs to',
};

const PROGRESS = {
  'at-work': 'under way right now',
  held: 'as soon as its module goes on',
  due: 'as soon as a worker is free',
  unplanned: 'being planned just now',
  unknown: 'its time is not known just now',
} as const;

function NextStep({ answer }: { readonly answer: AnswerView }): JSX.Element {
  const { next } = answer;
  if (!next) return <>none: nothing more happens by itself</>;
  const what = `${next.command} by ${next.party}`;
  if (next.progress !== 'scheduled') return <>{`${what}, ${PROGRESS[next.progress]}`}</>;
  return (
    <>
      {what} at <Time at={next.at} />
    </>
  );
}

function Evidence({ answer }: { readonly answer: AnswerView }): JSX.Element {
  const { evidence, failure } = answer;
  return (
    <>
      {evidence.length === 1 ? 'event ' : 'events '}
      {evidence.map((number, i) => (
        <>
          {i > 0 && ', '}
          <a href={`#e${number}`}>{number}</a>
        </>
      ))}
      {failure && (
        <>
          : {failure.class}, <code>{failure.code}</code>
        </>
      )}
    </>
  );
}

function Answer({ answer }: { readonly answer: AnswerView }): JSX.Element {
  return (
    <>
      <p class="answer">
        <TimedText text={answer.text} />
      </p>
      <dl class="side">
        <dt>Evidence</dt>
        <dd>
          <Evidence answer={answer} />
        </dd>
        <dt>Next by itself</dt>
        <dd>
          <NextStep answer={answer} />
        </dd>
        <dt>Who can act</dt>
        <dd>{WHO[answer.waitsFor]}</dd>
      </dl>
    </>
  );
}

interface WhyProps {
  readonly facts: OrderFacts;
  readonly attempt: Attempt | undefined;
}

/** What can be done about it here; nothing for those who may not. */
function Acts({ facts, attempt }: WhyProps): JSX.Element | null {
  const { acts } = useViewer();
  const { diagnosis, order, modules } = facts;
  const { orderNumber: number, lines } = order;
  const { answers } = diagnosis;
  const retriable = answers.flatMap(({ line, acts: may }) =>
    line !== undefined && may.includes('retry') ? [line] : [],
  );
  const money = answers.flatMap(({ reference, acts: may }) =>
    reference !== undefined && may.includes('settle-excess-payment') ? [reference] : [],
  );
  if (!acts || retriable.length + money.length === 0) return null;
  const called = lines.flatMap(({ id, module }) => (retriable.includes(id) && module) || []);
  const leads = answers[0]?.waitsFor === 'operator';
  return (
    <div>
      {[...new Set(called)].map((name) => (
        <Held key={name} module={modules.find((one) => one.name === name)} />
      ))}
      {retriable.length > 0 && (
        <RetryForm {...{ number, lines: retriable, leads, typed: typedIn(attempt, 'retry') }} />
      )}
      {money.map((reference) => (
        <MoneyForm
          key={reference}
          {...{ number, reference, typed: typedIn(attempt, 'settle-money', reference) }}
        />
      ))}
    </div>
  );
}

/** What keeps the order from being finished, on what evidence, what happens next and who can act. */
export function Why({ facts, attempt }: WhyProps): JSX.Element | null {
  const [first, ...others] = facts.diagnosis.answers;
  if (!first) return null;
  const needsPerson = first.waitsFor === 'operator';
  return (
    <section class={`why${needsPerson ? '' : ' hold'}`} aria-labelledby="h-why">
      <div class="cols">
        <div>
          <h2 id="h-why">{needsPerson ? 'Why it is stuck' : 'Why it is not done yet'}</h2>
          <Answer answer={first} />
          {others.map((answer) => (
            <details class="plain" key={`${answer.line ?? ''}${answer.reference ?? ''}`}>
              <summary>
                {answer.line === undefined ? 'And money' : `And line ${answer.line}`}
              </summary>
              <Answer answer={answer} />
            </details>
          ))}
        </div>
        <Acts facts={facts} attempt={attempt} />
      </div>
    </section>
  );
}
