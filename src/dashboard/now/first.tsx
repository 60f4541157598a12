import type { ComponentChildren, JSX } from 'preact';
import type { ModuleView } from '../../fulfillment/contract.js';
import type { StuckGroup } from '../../operations/contract.js';
import { OrderLink } from '../components/order-link.js';
import { Mark } from '../components/mark.js';
import { Age, Time } from '../components/time.js';
import { number } from '../components/times.js';
import { markOf, stateWords } from '../modules/module-words.js';
import { anchorOf, keyOf } from '../stuck/group-key.js';
import { stuckAddress } from '../stuck/stuck-asked.js';
import type { NowFacts } from './now-facts.js';

/** So many kinds are listed; the page of stuck work has all. */
const MOST = 6;

function Numbers({ group }: { readonly group: StuckGroup }): JSX.Element {
  return (
    <>
      {group.orderNumbers.map((one, nth) => (
        <>
          {nth > 0 && ', '}
          <OrderLink number={one} />
        </>
      ))}
    </>
  );
}

function Next({ group }: { readonly group: StuckGroup }): JSX.Element {
  const { nextAttemptAt, since } = group;
  return (
    <small>
      oldest <Age since={since} />;{' '}
      {nextAttemptAt === undefined ? (
        'nothing happens by itself'
      ) : (
        <>
          next by itself <Time at={nextAttemptAt} />
        </>
      )}
    </small>
  );
}

function GroupRow({ group }: { readonly group: StuckGroup }): JSX.Element {
  const { orders, module, code, message, needsPerson, orderNumbers } = group;
  const more = orders - orderNumbers.length;
  return (
    <li data-row={keyOf(group)}>
      <b>{number(orders)}</b>
      <div>
        <strong>{module}</strong>: {message} <code>{code}</code>
        <small>
          <Numbers group={group} />
          {more > 0 && ` and ${number(more)} more`}
        </small>
        <Next group={group} />
      </div>
      <a href={stuckAddress({ open: group }, anchorOf(group))}>
        {needsPerson ? 'Retry' : 'Open'}
        <span class="vh">
          {' '}
          {module}, {code}
        </span>
      </a>
    </li>
  );
}

/** A module that holds up all that is due for it. */
function ModuleRow({ of }: { readonly of: ModuleView }): JSX.Element {
  const { name, since, reason, lacks, probeAt, dueNow } = of;
  return (
    <li data-row={`module ${name}`}>
      <b>{number(dueNow)}</b>
      <div>
        <strong>{name}</strong>: <Mark of={markOf(of)}>{stateWords(of)}</Mark>
        <small>
          {since !== undefined && (
            <>
              since <Time at={since} />
            </>
          )}
          {reason !== undefined && `: “${reason}”`}
          {lacks !== undefined && (
            <>
              set <code>{lacks}</code> and start again
            </>
          )}
        </small>
        {probeAt !== undefined && (
          <small>
            one probe at <Time at={probeAt} />, then all in turn
          </small>
        )}
      </div>
      <a href={`/dashboard/modules#${name}`}>
        {of.state === 'paused' ? 'Resume' : 'Module'}
        <span class="vh"> {name}</span>
      </a>
    </li>
  );
}

interface ListProps {
  readonly none: string;
  readonly modules: readonly ModuleView[];
  readonly groups: readonly StuckGroup[];
}

function List({ none, modules, groups }: ListProps): JSX.Element {
  const room = Math.max(1, MOST - modules.length);
  const rest = groups.length - room;
  if (modules.length + groups.length === 0) return <p class="calm">{none}</p>;
  return (
    <ul class="todo">
      {modules.map((one) => (
        <ModuleRow key={one.name} of={one} />
      ))}
      {groups.slice(0, room).map((group) => (
        <GroupRow key={keyOf(group)} group={group} />
      ))}
      {rest > 0 && (
        <li>
          <b>+</b>
          <div>{rest === 1 ? 'One more kind' : `${number(rest)} more kinds`}</div>
          <a href={stuckAddress({})}>All</a>
        </li>
      )}
    </ul>
  );
}

function Half({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return <section aria-labelledby={id}>{children}</section>;
}

/** Who must act, on what first; and what goes on by itself. A paused module needs a person, an open breaker does not. */
export function First({ facts }: { readonly facts: NowFacts }): JSX.Element {
  const { modules, stuck } = facts;
  const forPerson = modules.filter(({ state, lacks }) => state === 'paused' || lacks !== undefined);
  const others = modules.filter((one) => !forPerson.includes(one) && one.state !== 'running');
  return (
    <div class="part cols two">
      <Half id="h-person">
        <h2 id="h-person">
          <Mark of="person">Needs a person</Mark>
        </h2>
        <List
          none="Nothing needs a person."
          modules={forPerson}
          groups={stuck.groups.filter(({ needsPerson }) => needsPerson)}
        />
      </Half>
      <Half id="h-itself">
        <h2 id="h-itself">
          <Mark of="open">Goes on by itself</Mark>
        </h2>
        <List
          none="Nothing is being tried again."
          modules={others}
          groups={stuck.groups.filter(({ needsPerson }) => !needsPerson)}
        />
      </Half>
    </div>
  );
}
