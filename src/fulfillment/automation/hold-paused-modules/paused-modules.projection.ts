import type { Recorded } from '../../../kernel/event.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import { pauseParty, resumeParty } from '../../../platform/sagas/paused-parties.js';
import type { Query } from '../../../platform/sql/query.js';
import { upcast } from '../../pause/events.js';
import { MODULE_STREAM_PREFIX } from '../../pause/module-state.js';

/** Whom people have paused, as a table that claims leave out. */
export class PausedModulesProjection implements Consumer {
  readonly name = 'paused-modules-1';
  readonly prefixes = [MODULE_STREAM_PREFIX];

  constructor(private readonly wakeWorkers: () => void) {}

  handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    return Promise.resolve(events).then((all) =>
      all.flatMap((event) => blaming(event, () => rowsOf(event))),
    );
  }

  /** What waited for a module that goes on is due. */
  committed(): void {
    this.wakeWorkers();
  }

  reset(): void {
    // It remembers nothing.
  }
}

function rowsOf(event: Recorded): readonly Query[] {
  const { type, data, metadata } = upcast(event);
  const { module: party, reason } = data;
  const since = fromRfc3339(metadata.occurredAt);
  const act = { party, since, reason, actor: metadata.actor.id };
  return type === 'ModuleResumed' ? resumeParty(act) : [pauseParty(act)];
}
