import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { FORM_TOKEN } from '../../platform/security/sessions/form-token.js';
import { useViewer } from '../layout/viewer.js';
import { FORM_KEY, FORM_PAGE } from './form-key.js';

/** Carries the token of the session: without it nothing is done. */
export function FormToken(): JSX.Element {
  return <input type="hidden" name={FORM_TOKEN} value={useViewer().formToken} />;
}

interface ActFormProps {
  readonly action: string;
  /** Of the form that was refused: sent again it is still the same act. */
  readonly formKey?: string | undefined;
  /** How it looks: one block, or a list to pick from with a block of its own beneath. */
  readonly of?: 'form' | 'picks';
  readonly children: ComponentChildren;
}

/** A form that does something. Sent twice it is the same act. Auditors are not shown any. */
export function ActForm(props: ActFormProps): JSX.Element | null {
  const { action, formKey, of = 'form', children } = props;
  const { acts, newKey, here } = useViewer();
  if (!acts) return null;
  return (
    <form class={of} method="post" action={action}>
      <FormToken />
      <input type="hidden" name={FORM_KEY} value={formKey ?? newKey()} />
      <input type="hidden" name={FORM_PAGE} value={here} />
      {children}
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What was typed before it was refused. */
  readonly value?: string | undefined;
  /** What is wrong with it. */
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly rows?: number;
}

/** A text to be typed. */
export function Field(props: FieldProps): JSX.Element {
  const { name, label, hint, value, fault, required = false, maxLength, rows } = props;
  const id = useId();
  const same = {
    ...{ id, name, required, ...(maxLength !== undefined && { maxLength }) },
    ...(fault !== undefined && { 'aria-invalid': true, 'aria-describedby': `${id}-fault` }),
  };
  return (
    <div>
      <label for={id}>
        {label} {hint !== undefined && <small>{hint}</small>}
      </label>
      {rows === undefined ? (
        <input {...same} value={value ?? ''} autocomplete="off" />
      ) : (
        <textarea {...same} rows={rows} value={value ?? ''} />
      )}
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** Why it is done: asked for by each act. */
export function Reason({
  hint = 'goes into the history, with your name',
  ...props
}: Pick<FieldProps, 'value' | 'fault' | 'hint'>): JSX.Element {
  return <Field {...props} name="reason" label="Reason" hint={hint} required maxLength={500} />;
}
