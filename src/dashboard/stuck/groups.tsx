import type { ComponentChildren, JSX } from 'preact';
import type { ModuleView } from '../../fulfillment/contract.js';
import type { StuckGroup } from '../../operations/contract.js';
import { OrderLink } from '../components/order-link.js';
import { Held } from '../components/held.js';
import { Mark, type MarkKind } from '../components/mark.js';
import { number } from '../components/times.js';
import { Age } from '../components/time.js';
import { anchorOf, isSame, keyOf } from './group-key.js';
import { NextStep } from './next-step.js';
import { OpenGroup } from './open-group.js';
import { stuckAddress } from './stuck-asked.js';
import type { StuckFacts } from './stuck-facts.js';
import type { RetryAttempt } from './retry-attempt.js';
import { caseOf, heldModule, ordersWords } from './stuck-words.js';

interface GroupsProps {
  readonly facts: StuckFacts;
  readonly attempt: RetryAttempt | undefined;
}

interface GroupProps extends GroupsProps {
  readonly group: StuckGroup;
}

function markOf(group: StuckGroup, modules: readonly ModuleView[]): MarkKind {
  if (group.work === 'revocation') return 'undo';
  const held = group.needsPerson ? undefined : heldModule(modules, group.module);
  if (held?.state === 'paused') return 'pause';
  if (held?.state === 'breaker-open') return 'break';
  return group.needsPerson ? 'bad' : 'open';
}

function Cell(props: {
  readonly label: string;
  readonly of?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <span {...(props.of !== undefined && { class: props.of })}>
      <span class="l">{props.label}: </span>
      {props.children}
    </span>
  );
}

const WORKS = { fulfillment: '', revocation: 'revocation · ', refund: 'money · ' } as const;

function Summary({ group, facts }: GroupProps): JSX.Element {
  const { message, work, class: failed, code, module, orders, since } = group;
  return (
    <summary>
      <span>
        <Mark of={markOf(group, facts.modules)} wide>
          {message}
        </Mark>{' '}
        <small>
          {WORKS[work]}
          {failed !== undefined && `${failed} · `}
          <code>{code}</code>
        </small>
      </span>
      <Cell label="Module">{module}</Cell>
      <Cell label="Orders" of="n">
        {number(orders)}
      </Cell>
      <Cell label="Oldest">
        <Age since={since} />
      </Cell>
      <Cell label="Next">
        <NextStep group={group} modules={facts.modules} />
      </Cell>
    </summary>
  );
}

function Numbers({ group, facts }: GroupProps): JSX.Element {
  const { orderNumbers, orders } = group;
  const more = stuckAddress({ ...facts.asked, open: group }, anchorOf(group));
  return (
    <p>
      {orderNumbers.map((one) => (
        <>
          <OrderLink number={one} /> ·{' '}
        </>
      ))}
      <a href={more}>
        {orders > orderNumbers.length
          ? `All ${number(orders)}, and what can be done`
          : 'The list, and what can be done'}
      </a>
    </p>
  );
}

function Group(props: GroupProps): JSX.Element {
  const { group, facts, attempt } = props;
  const open = facts.open && isSame(facts.open.key, group) ? facts.open : undefined;
  return (
    <details class="group" id={anchorOf(group)} open={open !== undefined}>
      <Summary {...props} />
      <div class="body">
        <Held module={heldModule(facts.modules, group.module)} />
        <p>
          <strong>What helps:</strong>{' '}
          {group.needsPerson ? caseOf(group).helps : 'Nothing is needed.'}
        </p>
        {open ? (
          <OpenGroup {...{ group, open, attempt }} asked={facts.asked} />
        ) : (
          <Numbers {...props} />
        )}
      </div>
    </details>
  );
}

const HEADS = ['', 'Reason', 'Module', 'Orders', 'Oldest', 'Next automatic step'];

interface SectionProps extends GroupsProps {
  readonly needsPerson: boolean;
}

function Section({ needsPerson, ...props }: SectionProps): JSX.Element {
  const { totals, groups } = props.facts.work;
  const { sort } = props.facts.asked;
  const id = needsPerson ? 'h-person' : 'h-itself';
  const orders = needsPerson ? totals.ordersNeedPerson : totals.orders - totals.ordersNeedPerson;
  const shown = groups.filter((group) => group.needsPerson === needsPerson);
  if (sort === 'oldest') shown.sort((one, other) => (one.since < other.since ? -1 : 1));
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>
        <Mark of={needsPerson ? 'person' : 'open'}>
          {needsPerson ? 'Needs a person' : 'Goes on by itself'}: {ordersWords(orders)}
        </Mark>
      </h2>
      {shown.length === 0 ? (
        <p class="calm">{needsPerson ? 'Nothing.' : 'Nothing is being tried again.'}</p>
      ) : (
        <p class="ghead" aria-hidden="true">
          {HEADS.map((head) => (
            <span key={head} {...(head === 'Orders' && { class: 'n' })}>
              {head}
            </span>
          ))}
        </p>
      )}
      {shown.map((group) => (
        <Group key={keyOf(group)} group={group} {...props} />
      ))}
    </section>
  );
}

/** What is stuck, by module and reason: what needs a person first. */
export function Groups(props: GroupsProps): JSX.Element {
  return (
    <>
      <Section {...props} needsPerson />
      <Section {...props} needsPerson={false} />
    </>
  );
}
