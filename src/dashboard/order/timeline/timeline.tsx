import type { JSX } from 'preact';
import { fromRfc3339 } from '../../../kernel/time.js';
import { useViewer } from '../../layout/viewer.js';
import { Mark } from '../../components/mark.js';
import { clock, moment, span } from '../../components/times.js';
import { markOf, wordsOf } from '../event-facts.js';
import type { OrderFacts } from '../order-facts.js';
import { HEAD, LANE_HEIGHT, pictureOf, type BarAt, type MarkAt, type Picture } from './geometry.js';
import { Shape } from './shape.js';

const middleOf = (lane: number): number => HEAD + LANE_HEIGHT * lane + LANE_HEIGHT / 2;

function Bar({ bar }: { readonly bar: BarAt }): JSX.Element {
  const y = middleOf(bar.lane);
  const length = span(bar.ms);
  return (
    <g>
      <title>{`${bar.words}, ${length}`}</title>
      <rect
        class={`w-${bar.kind}`}
        x={bar.x + 0.5}
        y={y - 3.5}
        width={bar.width}
        height="8"
        rx="2"
      />
      {bar.labelled && (
        <text class="t-ink" x={bar.x + bar.width / 2} y={y + 18} text-anchor="middle">
          {length}
        </text>
      )}
    </g>
  );
}

function EventMark({ mark }: { readonly mark: MarkAt }): JSX.Element {
  const { zone } = useViewer();
  const { event, x, attempt } = mark;
  const y = middleOf(mark.lane);
  const isPerson = event.actor.kind === 'user' && markOf(event) === 'person';
  const above = isPerson ? event.actor.id : attempt;
  const name = `event ${event.number}, ${event.type}, ${wordsOf(event)}, ${clock(fromRfc3339(event.at), zone)}`;
  return (
    <>
      <a href={`#e${event.number}`} aria-label={name}>
        <title>{name}</title>
        <rect class="hit" x={x - 12} y={y - 14} width="24" height="28" />
        <Shape of={markOf(event)} x={x} y={y} />
      </a>
      {above !== undefined && (
        <text
          x={x}
          y={y - 12}
          text-anchor="middle"
          aria-hidden="true"
          class={isPerson ? 't-ink' : ''}
        >
          {above}
        </text>
      )}
    </>
  );
}

function Ticks({ picture }: { readonly picture: Picture }): JSX.Element {
  const { height, ticks, nowAt } = picture;
  const { zone } = useViewer();
  const room = nowAt === undefined ? Infinity : nowAt - 40;
  return (
    <>
      {ticks.map(({ x, at }, i) => (
        <g key={x}>
          <path class="g-rule" d={`M${x + 0.5} 18V${height}`} />
          {x < room && (
            <text x={i === 0 ? x - 12 : x} y="12" text-anchor={i === 0 ? 'start' : 'middle'}>
              {clock(at, zone)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Grid({
  picture,
  lanes,
}: {
  readonly picture: Picture;
  readonly lanes: number;
}): JSX.Element {
  const { width, height, placedAt, nowAt } = picture;
  return (
    <>
      {Array.from({ length: lanes }, (_, lane) => (
        <path key={lane} class="g-rule" d={`M0 ${HEAD + LANE_HEIGHT * lane + 0.5}H${width}`} />
      ))}
      <Ticks picture={picture} />
      {placedAt !== undefined && (
        <>
          <path class="g-base" d={`M${placedAt + 0.5} 18V${height}`} />
          <text class="t-ink" x={placedAt + 4} y="27">
            placed
          </text>
        </>
      )}
      {nowAt !== undefined && (
        <>
          <path class="g-base" d={`M${nowAt + 0.5} 18V${height}`} />
          <text class="t-ink" x={nowAt} y="12" text-anchor="middle">
            now
          </text>
        </>
      )}
    </>
  );
}

function Legend(): JSX.Element {
  return (
    <>
      <Mark of="ok">went well</Mark> <Mark of="bad">failed</Mark> <Mark of="open">asked</Mark>{' '}
      <Mark of="person">a person</Mark> <span class="m k call">call</span>{' '}
      <span class="m k backoff">backoff</span> <span class="m k held">held back</span>{' '}
      <span class="m k waits">waits for a person</span>
    </>
  );
}

interface TimelineProps {
  readonly facts: OrderFacts;
}

/** Beside the scroller, so that they stay in sight. */
function LaneNames({ facts: { order } }: TimelineProps): JSX.Element {
  return (
    <ol>
      <li>
        Payment <small>{order.payment.status}</small>
      </li>
      {order.lines.map((line) => (
        <li key={line.id}>
          {line.id} {line.productType}
          {line.quantity > 1 && ` × ${line.quantity}`} <small>{line.status}</small>
        </li>
      ))}
    </ol>
  );
}

function Lanes({ facts }: TimelineProps): JSX.Element {
  const { now } = useViewer();
  const { order, events, diagnosis } = facts;
  const lines = order.lines.map(({ id }) => id);
  const picture = pictureOf(events, lines, diagnosis.finished ? undefined : now);
  const { width, height, marks, bars } = picture;
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Timeline, scrolls sideways">
      <svg {...size} role="group" aria-labelledby="timeline-title">
        <title id="timeline-title">
          Timeline of {order.orderNumber}; every mark leads to its event below
        </title>
        <Grid picture={picture} lanes={lines.length + 1} />
        {bars.map((bar) => (
          <Bar key={`${bar.lane} ${bar.x}`} bar={bar} />
        ))}
        {marks.map((mark) => (
          <EventMark key={`${mark.lane} ${mark.event.number}`} mark={mark} />
        ))}
      </svg>
    </div>
  );
}

/** What happened, as a picture: a lane for the payment and for each line; every mark leads to its event. */
export function Timeline({ facts }: TimelineProps): JSX.Element {
  const { now, zone } = useViewer();
  const [first] = facts.events;
  return (
    <section class="part" aria-labelledby="h-timeline">
      <div class="hd">
        <h2 id="h-timeline">Timeline</h2>
        <Legend />
      </div>
      <p class="dim">
        {first && `From ${moment(fromRfc3339(first.at), zone, now)}. `}Not to scale: long waits are
        shortened and say how long they were.
      </p>
      <div class="lanes">
        <LaneNames facts={facts} />
        <Lanes facts={facts} />
      </div>
    </section>
  );
}
