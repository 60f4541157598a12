import type { JSX } from 'preact';
import { FAILURE_CLASSES } from '../../kernel/failure.js';
import { WORKS } from '../../order/trouble.js';
import { STUCK_PATH } from './stuck-asked.js';
import type { StuckFacts } from './stuck-facts.js';

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** Each as it is sent, and in words. */
  readonly of: readonly (readonly [string, string])[];
}

function Choice({ name, label, value, of }: ChoiceProps): JSX.Element {
  return (
    <div>
      <label for={`by-${name}`}>{label}</label>
      <select id={`by-${name}`} name={name}>
        {of.map(([one, words]) => (
          <option key={one} value={one} selected={one === (value ?? '')}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

const ALL = ['', 'all'] as const;
const as = (words: readonly string[]) => [ALL, ...words.map((one) => [one, one] as const)];
const SORTS = [
  ['', 'most orders'],
  ['oldest', 'oldest'],
] as const;

/** Of what stuck work is shown; the address says it. */
export function StuckFilterForm({ facts }: { readonly facts: StuckFacts }): JSX.Element {
  const { asked, modules, work } = facts;
  const names = [...modules, ...work.groups.map(({ module: name }) => ({ name }))];
  const all = [
    ...new Set([...names.map(({ name }) => name), ...(asked.module ? [asked.module] : [])]),
  ];
  return (
    <section class="part" aria-labelledby="h-filter">
      <h2 id="h-filter" class="vh">
        Filter
      </h2>
      <form class="filter" method="get" action={STUCK_PATH}>
        <Choice name="module" label="Module" value={asked.module} of={as(all)} />
        <Choice name="work" label="Work" value={asked.work} of={as(WORKS)} />
        <Choice name="class" label="Failure class" value={asked.class} of={as(FAILURE_CLASSES)} />
        <div>
          <label for="by-code">Failure code</label>
          <input id="by-code" name="code" value={asked.code ?? ''} maxLength={255} />
        </div>
        <Choice name="sort" label="Sort" value={asked.sort} of={SORTS} />
        <button>Show</button>
      </form>
    </section>
  );
}
