import type { JSX } from 'preact';
import { Page, PlainPage } from '../layout/page.js';
import { useViewer } from '../layout/viewer.js';
import type { Problem } from '../../platform/http/problem.js';

interface Words {
  readonly title: string;
  readonly text: string;
}

/** In words for people; for all others the problem's own will do. */
const WORDS: Readonly<Record<string, Words>> = {
  forbidden: {
    title: 'Your role does not allow this',
    text: 'Nothing was done. An auditor looks, an operator acts; an administrator may do both.',
  },
  'form-expired': {
    title: 'This form is not one of your session',
    text: 'Nothing was done. You may have signed in anew since the page was loaded: load it again and send its form.',
  },
  'order-not-found': {
    title: 'There is no such order',
    text: 'Nobody placed an order of this number, or it is not yours to see.',
  },
  'campaign-not-found': {
    title: 'There is no such retry',
    text: 'Nobody asked for it, or it is not yours to see. Those there are stand on the page Stuck work.',
  },
  'not-found': { title: 'There is no such page', text: 'Go on from one of the pages above.' },
  'engine-unavailable': {
    title: 'A part of the service does not answer',
    text: 'Whether anything was done is not known. Sending it again is safe: nothing happens twice.',
  },
  internal: {
    title: 'Something went wrong on our side',
    text: 'The log has it. Sending the same again is safe: nothing happens twice.',
  },
};

interface ErrorPageProps {
  readonly problem: Problem;
  readonly typed: readonly (readonly [name: string, value: string])[];
}

export function ErrorPage({ problem, typed }: ErrorPageProps): JSX.Element {
  const { name } = useViewer();
  const { title, text } = WORDS[problem.code] ?? { title: problem.title, text: problem.detail };
  const content = (
    <section class="lead">
      <h1 class="answer">{title}</h1>
      <p class="dim">{text}</p>
      {typed.length > 0 && (
        <>
          <h2>What you typed</h2>
          <dl class="side">
            {typed.map(([field, value]) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p>
        <a href="/dashboard">To the dashboard</a>
      </p>
    </section>
  );
  return name === undefined ? (
    <PlainPage title={title}>{content}</PlainPage>
  ) : (
    <Page title={title}>{content}</Page>
  );
}
