import type { JSX } from 'preact';
import { ORDER_STATUSES } from '../../order/state.js';
import { FormToken } from '../components/form.js';
import type { Asked, AskedName } from './asked.js';

interface TextProps {
  readonly asked: Asked;
  readonly name: AskedName;
  readonly label: string;
}

function Text({ asked, name, label }: TextProps): JSX.Element {
  return (
    <div>
      <label for={`by-${name}`}>{label}</label>
      <input {...{ id: `by-${name}`, name, value: asked[name] ?? '', maxLength: 255 }} />
    </div>
  );
}

function Day({ asked, name, label }: TextProps): JSX.Element {
  return (
    <div>
      <label for={`by-${name}`}>{label}</label>
      <input type="date" {...{ id: `by-${name}`, name, value: asked[name] ?? '' }} />
    </div>
  );
}

function StatusChoice({ asked }: Pick<TextProps, 'asked'>): JSX.Element {
  return (
    <div>
      <label for="by-status">Status</label>
      <select id="by-status" name="status">
        <option value="">any</option>
        {ORDER_STATUSES.map((status) => (
          <option key={status} selected={asked.status === status}>
            {status}
          </option>
        ))}
      </select>
    </div>
  );
}

const MORE: readonly (readonly [AskedName, string])[] = [
  ['sku', 'SKU'],
  ['course', 'Course'],
  ['productType', 'Product type'],
  ['module', 'Module'],
  ['code', 'Failure code'],
];

/** What to search by; the address says it, so it can be kept and sent to others. */
export function FilterForm({ asked }: Pick<TextProps, 'asked'>): JSX.Element {
  return (
    <form method="get" action="/dashboard/orders">
      <div class="filter">
        <StatusChoice asked={asked} />
        <Text asked={asked} name="number" label="Number, or its start*" />
        <Text asked={asked} name="user" label="User" />
        <Day asked={asked} name="from" label="Placed from" />
        <Day asked={asked} name="to" label="to, that day too" />
        <button class="go">Show</button>
      </div>
      <details class="plain" open={MORE.some(([name]) => asked[name] !== undefined)}>
        <summary>By what one of its lines is</summary>
        <div class="filter">
          {MORE.map(([name, label]) => (
            <Text key={name} asked={asked} name={name} label={label} />
          ))}
        </div>
      </details>
    </form>
  );
}

/** The next page of a search by e-mail, which no address says. */
export function EmailForm({
  email,
  cursor,
}: {
  readonly email: string;
  readonly cursor: string;
}): JSX.Element {
  return (
    <form class="pages" method="post" action="/dashboard/orders">
      <FormToken />
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="cursor" value={cursor} />
      <button>Next</button>
    </form>
  );
}
