import type { JSX } from 'preact';
import { ActForm, Field, Reason } from '../../components/form.js';
import type { Typed } from '../attempt.js';

interface MoneyFormProps {
  readonly number: string;
  readonly reference: string;
  readonly typed: Typed;
}

/** Closes the case of money that cannot pay the order. */
export function MoneyForm({ number, reference, typed }: MoneyFormProps): JSX.Element {
  return (
    <ActForm action={`/dashboard/orders/${number}/excess-payments/settlement`} formKey={typed.key}>
      <p>
        Records that the payment <code>{reference}</code> was dealt with elsewhere, such as given
        back at the processor. Nobody is called, and its case is closed.
      </p>
      <input type="hidden" name="reference" value={reference} />
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
        <button>Settle the payment by hand</button>
      </div>
    </ActForm>
  );
}
