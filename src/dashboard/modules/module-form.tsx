import type { JSX } from 'preact';
import { counted } from '../components/counted.js';
import type { ModuleView } from '../../fulfillment/contract.js';
import { ActForm, Reason } from '../components/form.js';
import { useViewer } from '../layout/viewer.js';
import type { Typed } from '../typed.js';
import { type ModuleAct } from './module-words.js';

interface ModuleFormProps {
  readonly of: ModuleView;
  readonly act: ModuleAct;
  readonly typed: Typed;
}

const BUTTONS: Readonly<Record<ModuleAct, string>> = { pause: 'Pause', resume: 'Resume' };

function consequence({ of, act }: ModuleFormProps): string {
  if (act === 'pause') {
    const uses = 'Its lines wait and use up no attempts; calls under way end; other modules go on.';
    return of.state === 'breaker-open' ? `${uses} No probe goes out until it is resumed.` : uses;
  }
  return of.dueNow === 0
    ? 'Nothing is due for it; what comes is done at once.'
    : `${counted(of.dueNow, 'command')} ${of.dueNow === 1 ? 'goes' : 'go'} on, the oldest first.`;
}

/** Asks for a module to do nothing, or to go on. */
export function ModuleForm(props: ModuleFormProps): JSX.Element {
  const { of, act, typed } = props;
  return (
    <ActForm
      action={`/dashboard/modules/${encodeURIComponent(of.name)}/${act}`}
      formKey={typed.key}
    >
      <Reason value={typed.value('reason')} fault={typed.fault('reason')} />
      <div class="acts">
        <button class={act === 'resume' ? 'go' : ''}>
          {BUTTONS[act]} {of.name}
        </button>
        <small>{consequence(props)}</small>
      </div>
    </ActForm>
  );
}

interface FoldedProps extends ModuleFormProps {
  readonly open: boolean;
}

/** The same, folded away: it is not what one comes for. */
export function FoldedForm({ open, ...form }: FoldedProps): JSX.Element | null {
  const { acts } = useViewer();
  if (!acts) return null;
  return (
    <details class="plain" open={open}>
      <summary>
        {BUTTONS[form.act]} {form.of.name}
      </summary>
      <ModuleForm {...form} />
    </details>
  );
}
