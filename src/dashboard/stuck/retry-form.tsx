import type { ComponentChildren, JSX } from 'preact';
import type { StuckGroup } from '../../operations/contract.js';
import { ActForm, Reason } from '../components/form.js';
import { Result } from '../components/result.js';
import { number } from '../components/times.js';
import { faultIn } from '../typed.js';
import { keyOf } from './group-key.js';
import type { RetryAttempt } from './retry-attempt.js';
import { PACES, retryFilter, STOP_AFTER } from './retry-wish.js';
import { STUCK_PATH, type StuckAsked } from './stuck-asked.js';
import type { OpenGroup } from './stuck-facts.js';
import { ordersWords } from './stuck-words.js';

/** Why nothing was retried. */
function refusedTitle({ press, typed, problem, ticked }: RetryAttempt, matching: number): string {
  if (problem?.code !== 'count-changed') return 'Nothing was retried';
  if (press === 'all') {
    const match = `${ordersWords(matching)} ${matching === 1 ? 'matches' : 'match'} now`;
    return `Nothing was retried: ${match}, not ${typed['expected'] ?? ''}`;
  }
  return `Nothing was retried: not all of the ${ticked.length} ticked can be retried any more`;
}

interface RetryResultProps {
  readonly attempt: RetryAttempt;
  /** Orders that a retry of all would attempt now. */
  readonly matching: number;
}

/** What a dry run counted, or why a retry was refused. */
export function RetryResult({ attempt, matching }: RetryResultProps): JSX.Element {
  const { problem, typed, countedTicked = 0, ticked } = attempt;
  if (problem) {
    return (
      <Result state="refused" title={refusedTitle(attempt, matching)}>
        <p>
          {problem.code === 'count-changed'
            ? 'Look at the list as it is now, then press again.'
            : problem.detail}{' '}
          {typed['reason'] !== undefined && `What you typed is kept: “${typed['reason']}”.`}
        </p>
      </Result>
    );
  }
  const ofTicked =
    ticked.length === 0
      ? 'nothing is ticked'
      : `of the ${ticked.length} ticked ${ordersWords(countedTicked)} would be retried`;
  return (
    <Result
      state="going"
      title={`Dry run: all that match are ${ordersWords(matching)}; ${ofTicked}`}
    >
      <p>
        Nothing was called. If the number has changed by the time you press, nothing is retried and
        the new number is shown.
      </p>
    </Result>
  );
}

function Pace({ attempt }: { readonly attempt: RetryAttempt | undefined }): JSX.Element {
  const chosen = attempt?.typed['pace'];
  return (
    <label class="pace">
      At most{' '}
      <select name="pace">
        {PACES.map(([value, words]) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface RetryFormProps {
  readonly asked: StuckAsked;
  readonly group: StuckGroup;
  readonly open: OpenGroup;
  readonly attempt: RetryAttempt | undefined;
  /** The table with the ticks. */
  readonly children: ComponentChildren;
}

function WhatMatches({ group, open }: Pick<RetryFormProps, 'group' | 'open'>): JSX.Element | null {
  if (open.retriable.size === group.orders) return null;
  const { module, code } = retryFilter(group) ?? {};
  return (
    <p>
      <small>
        All that match are the {ordersWords(open.retriable.size)} with a line that failed with{' '}
        <code>{code}</code>
        {module !== undefined && ` at ${module}`} and that nobody has asked for yet, whether it
        would go on by itself or not.
      </small>
    </p>
  );
}

/** Retries what is ticked, or all that match: as many as the button says, or nothing. */
export function RetryForm(props: RetryFormProps): JSX.Element {
  const { asked, group, open, attempt, children } = props;
  const { open: _open, retry: _retry, ...kept } = asked;
  const leads = group.needsPerson ? 'go' : '';
  const stops =
    open.retriable.size > STOP_AFTER &&
    ` More than ${STOP_AFTER}: it stops by itself if the first ${STOP_AFTER} fail again.`;
  return (
    <ActForm action={`${STUCK_PATH}#result`} formKey={attempt?.key} of="picks">
      {Object.entries({ ...kept, open: keyOf(group), expected: String(open.retriable.size) }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      {children}
      <div class="form">
        <Reason value={attempt?.typed['reason']} fault={faultIn(attempt?.problem, 'reason')} />
        <div class="acts">
          <button name="do" value="count" formNoValidate>
            Dry run
          </button>
          <button class={leads} name="do" value="ticked">
            Retry the <span class="ticked" /> ticked
          </button>
          <button class={leads} name="do" value="all">
            {open.retriable.size === 1
              ? 'Retry the one that matches'
              : `Retry all ${number(open.retriable.size)} that match`}
          </button>
          <Pace attempt={attempt} />
        </div>
        <small>Asks for every line that failed in these orders, in turn.{stops}</small>
        <WhatMatches group={group} open={open} />
      </div>
      {attempt && <RetryResult attempt={attempt} matching={open.retriable.size} />}
    </ActForm>
  );
}
