import type { JSX } from 'preact';
import type { StuckGroup, StuckLine } from '../../operations/contract.js';
import { OrderLink } from '../components/order-link.js';
import { Time } from '../components/time.js';
import { number } from '../components/times.js';
import { useViewer } from '../layout/viewer.js';
import { anchorOf } from './group-key.js';
import type { RetryAttempt } from './retry-attempt.js';
import { RetryForm } from './retry-form.js';
import { stuckAddress, type StuckAsked } from './stuck-asked.js';
import type { OpenGroup as Opened } from './stuck-facts.js';
import { ordersWords } from './stuck-words.js';

interface OpenGroupProps {
  readonly asked: StuckAsked;
  readonly group: StuckGroup;
  readonly open: Opened;
  readonly attempt: RetryAttempt | undefined;
}

/** The lines of an order that are in the group. */
interface OrderRow {
  readonly orderNumber: string;
  readonly lines: readonly [StuckLine, ...StuckLine[]];
}

function byOrder(lines: readonly StuckLine[]): readonly OrderRow[] {
  const rows = new Map<string, [StuckLine, ...StuckLine[]]>();
  for (const line of lines) {
    const row = rows.get(line.orderNumber);
    if (row) row.push(line);
    else rows.set(line.orderNumber, [line]);
  }
  return [...rows].map(([orderNumber, of]) => ({ orderNumber, lines: of }));
}

function Subjects({ lines }: Pick<OrderRow, 'lines'>): JSX.Element {
  return (
    <>
      {lines.map(({ line, productType, sku, reference }, i) => (
        <span key={line ?? reference}>
          {i > 0 && <br />}
          {line === undefined ? (
            <code>{reference}</code>
          ) : (
            <>
              {line} · {productType} <small>{sku}</small>
            </>
          )}
        </span>
      ))}
    </>
  );
}

interface RowProps {
  readonly row: OrderRow;
  /** Undefined: it cannot be ticked. */
  readonly ticked: boolean | undefined;
  readonly hasTicks: boolean;
}

function Row({ row: { orderNumber, lines }, ticked, hasTicks }: RowProps): JSX.Element {
  const [first] = lines;
  return (
    <tr>
      {hasTicks && (
        <td>
          {ticked !== undefined && (
            <label class="line">
              <input type="checkbox" name="orders" value={orderNumber} checked={ticked} />
              <span class="vh">Take {orderNumber}</span>
            </label>
          )}
        </td>
      )}
      <th scope="row">
        <OrderLink number={orderNumber} />
      </th>
      <td data-l={first.line === undefined ? 'Payment' : 'Line'}>
        <Subjects lines={lines} />
      </td>
      <td data-l="Placed" class={first.placedAt === undefined ? 'nil' : ''}>
        {first.placedAt === undefined ? '–' : <Time at={first.placedAt} />}
      </td>
      <td data-l="Attempts" class="n">
        {Math.max(...lines.map(({ attempts }) => attempts))}
      </td>
      <td data-l="Last met">
        <Time at={first.failedAt} />
      </td>
      <td data-l="Next" class={first.nextAttemptAt === undefined ? 'nil' : ''}>
        {first.nextAttemptAt === undefined ? '–' : <Time at={first.nextAttemptAt} />}
      </td>
    </tr>
  );
}

const HEADS = ['Order', 'Line', 'Placed', 'Attempts', 'Last met', 'Next'];

function Orders({ group, open, attempt, hasTicks }: OpenGroupProps & Pick<RowProps, 'hasTicks'>) {
  const rows = byOrder(open.lines);
  const shown = rows.length === group.orders ? '' : `; shown: ${number(rows.length)}`;
  return (
    <table class={`stack${hasTicks ? ' pick' : ''}`}>
      <caption>
        {ordersWords(group.orders)}, {number(group.lines)} {group.lines === 1 ? 'line' : 'lines'}
        {shown}, oldest first
      </caption>
      <thead>
        <tr>
          {hasTicks && (
            <th scope="col">
              <span class="vh">Take</span>
            </th>
          )}
          {HEADS.map((head) => (
            <th scope="col" key={head} {...(head === 'Attempts' && { class: 'n' })}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.orderNumber}
            {...{ row, hasTicks }}
            ticked={
              open.retriable.has(row.orderNumber)
                ? (attempt?.ticked.includes(row.orderNumber) ?? false)
                : undefined
            }
          />
        ))}
      </tbody>
    </table>
  );
}

function OtherPages({ asked, group, open }: OpenGroupProps): JSX.Element | null {
  const { cursor, ...first } = { ...asked, open: group };
  const { nextCursor } = open;
  if (nextCursor === undefined && cursor === undefined) return null;
  return (
    <nav class="pages" aria-label="Pages of the group">
      {cursor !== undefined && <a href={stuckAddress(first, anchorOf(group))}>First page</a>}
      {nextCursor !== undefined && (
        <a rel="next" href={stuckAddress({ ...first, cursor: nextCursor }, anchorOf(group))}>
          Next page
        </a>
      )}
    </nav>
  );
}

/** The orders of a group, oldest first. */
export function OpenGroup(props: OpenGroupProps): JSX.Element {
  const { acts } = useViewer();
  const canRetry = acts && props.open.retriable.size > 0;
  const orders = <Orders {...props} hasTicks={canRetry} />;
  return (
    <>
      {canRetry ? <RetryForm {...props}>{orders}</RetryForm> : orders}
      <OtherPages {...props} />
    </>
  );
}
