import type { JSX } from 'preact';
import { ActForm, Field, Reason } from '../../components/form.js';
import type { Typed } from '../attempt.js';

interface LineFormProps {
  readonly number: string;
  readonly line: string;
  readonly typed: Typed;
}

function actionOf({ number, line }: LineFormProps, act: string): string {
  return `/dashboard/orders/${number}/lines/${encodeURIComponent(line)}/${act}`;
}

/** Asks for a line to be taken back. */
export function RevokeForm(props: LineFormProps): JSX.Element {
  const { line, typed } = props;
  return (
    <ActForm action={actionOf(props, 'revocation')} formKey={typed.key}>
      <p>Takes back what line {line} gave, at the other side too. Money is not touched.</p>
      <Reason value={typed.value('reason')} fault={typed.fault('reason')} />
      <div class="acts">
        <button>Revoke line {line}</button>
      </div>
    </ActForm>
  );
}

const OUTCOMES = [
  ['complete', 'complete: the learner has it'],
  ['abandoned', 'abandoned: the learner will not get it'],
] as const;

/** Records that a person settled a line outside of this service. */
export function SettleForm(props: LineFormProps): JSX.Element {
  const { line, typed } = props;
  return (
    <ActForm action={actionOf(props, 'settlement')} formKey={typed.key}>
      <p>
        Records what you settled elsewhere. Nobody is called, and what was due for line {line} is
        not done any more.
      </p>
      <fieldset class="acts">
        <legend>The line is</legend>
        {OUTCOMES.map(([value, words]) => (
          <label class="line" key={value}>
            <input
              type="radio"
              name="outcome"
              value={value}
              required
              checked={typed.value('outcome') === value}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <Field
        {...{
          name: 'evidence',
          label: 'Evidence',
          hint: 'may be left out: a link, a ticket',
          maxLength: 2_000,
        }}
        {...{ value: typed.value('evidence'), fault: typed.fault('evidence') }}
      />
      <Reason value={typed.value('reason')} fault={typed.fault('reason')} />
      <div class="acts">
        <button>Settle line {line} by hand</button>
      </div>
    </ActForm>
  );
}

/** Adds a note to the history of an order. */
export function NoteForm({ number, typed }: Omit<LineFormProps, 'line'>): JSX.Element {
  return (
    <ActForm action={`/dashboard/orders/${number}/notes`} formKey={typed.key}>
      <Field
        {...{
          name: 'text',
          label: 'Note',
          hint: 'stays in the history for ever; name no person in it',
        }}
        {...{
          required: true,
          maxLength: 2_000,
          rows: 2,
          value: typed.value('text'),
          fault: typed.fault('text'),
        }}
      />
      <div class="acts">
        <button>Add the note</button>
      </div>
    </ActForm>
  );
}
