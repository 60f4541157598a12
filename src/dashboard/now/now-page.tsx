import type { JSX } from 'preact';
import type { StuckGroup, StuckWork } from '../../operations/contract.js';
import { Mark } from '../components/mark.js';
import { Age, Time } from '../components/time.js';
import { Page } from '../layout/page.js';
import { nowSentence } from './now-sentence.js';

function Numbers({ group }: { readonly group: StuckGroup }): JSX.Element {
  const more = group.orders - group.orderNumbers.length;
  return (
    <small>
      {group.orderNumbers.map((number, i) => (
        <>
          {i > 0 && ', '}
          <a class="id" href={`/dashboard/orders/${encodeURIComponent(number)}`}>
            {number}
          </a>
        </>
      ))}
      {more > 0 && (
        <>
          {' '}
          and{' '}
          <a
            href={`/dashboard/orders?${new URLSearchParams({ module: group.module, code: group.code }).toString()}`}
          >
            {more} more
          </a>
        </>
      )}
    </small>
  );
}

function Group({ group }: { readonly group: StuckGroup }): JSX.Element {
  const { orders, module, code, message, needsPerson, since, nextAttemptAt } = group;
  return (
    <li>
      <b>{orders}</b>
      <div>
        <Mark of={needsPerson ? 'person' : 'open'}>{module}</Mark> · <code>{code}</code> · {message}
        <Numbers group={group} />
      </div>
      <span>
        oldest <Age since={since} />
        <small>
          {nextAttemptAt === undefined ? (
            'no automatic step'
          ) : (
            <>
              next by itself <Time at={nextAttemptAt} />
            </>
          )}
        </small>
      </span>
    </li>
  );
}

interface GroupsProps {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly StuckGroup[];
  readonly none: string;
}

function Groups({ id, title, groups, none }: GroupsProps): JSX.Element {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {groups.length === 0 ? (
        <p class="calm">{none}</p>
      ) : (
        <ul class="todo">
          {groups.map((group) => (
            <Group
              key={`${group.module} ${group.work} ${group.class ?? ''} ${group.code}`}
              group={group}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where everybody begins: is anything stuck, who must act, what first. */
export function NowPage({ stuck }: { readonly stuck: StuckWork }): JSX.Element {
  const { groups } = stuck;
  return (
    <Page title="Now" current="/dashboard">
      <section class="lead">
        <h1>Now</h1>
        <p class="answer">{nowSentence(stuck)}</p>
      </section>
      <Groups
        {...{ id: 'h-person', title: 'Needs a person', none: 'Nothing needs a person.' }}
        groups={groups.filter(({ needsPerson }) => needsPerson)}
      />
      <Groups
        {...{ id: 'h-itself', title: 'Goes on by itself', none: 'Nothing is being tried again.' }}
        groups={groups.filter(({ needsPerson }) => !needsPerson)}
      />
    </Page>
  );
}
