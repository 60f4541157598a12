import type { JSX } from 'preact';
import { fromRfc3339 } from '../../kernel/time.js';
import { useViewer } from '../layout/viewer.js';
import { moment, span, utc } from './times.js';

/** A time in the viewer's zone; UTC on hover. `at` is RFC 3339, or epoch ms. */
export function Time({ at }: { readonly at: string | number }): JSX.Element {
  const { zone, now } = useViewer();
  const ms = typeof at === 'number' ? at : fromRfc3339(at);
  return (
    <time dateTime={new Date(ms).toISOString()} title={utc(ms)}>
      {moment(ms, zone, now)}
    </time>
  );
}

/** How long ago something began; hover says when. */
export function Age({ since }: { readonly since: string | number }): JSX.Element {
  const { now } = useViewer();
  const ms = typeof since === 'number' ? since : fromRfc3339(since);
  return (
    <time dateTime={new Date(ms).toISOString()} title={`since ${utc(ms)}`}>
      {span(Math.max(0, now - ms))}
    </time>
  );
}
