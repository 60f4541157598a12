import type { JSX } from 'preact';
import { ActForm, Reason } from '../../components/form.js';
import type { Typed } from '../attempt.js';

interface RetryFormProps {
  readonly number: string;
  readonly lines: readonly string[];
  readonly typed: Typed;
  /** The one that is to be pressed, of all on the page. */
  readonly leads: boolean;
  /** Of the line that it stands at. */
  readonly line?: string;
}

/** Asks for another attempt at lines that failed. */
export function RetryForm({ number, lines, typed, leads, line }: RetryFormProps): JSX.Element {
  const what = lines.length === 1 ? `line ${lines[0] ?? ''}` : `${lines.length} lines`;
  return (
    <ActForm action={`/dashboard/orders/${number}/retries`} formKey={typed.key}>
      <h3>Retry {what}</h3>
      {lines.map((id) => (
        <input key={id} type="hidden" name="lines" value={id} />
      ))}
      {line !== undefined && <input type="hidden" name="line" value={line} />}
      <Reason value={typed.value('reason')} fault={typed.fault('reason')} />
      <div class="acts">
        <button class={leads ? 'go' : ''}>Retry {what}</button>
        <small>
          Calls for {what} at once, and renews the automatic attempts. No other line is called.
        </small>
      </div>
    </ActForm>
  );
}
