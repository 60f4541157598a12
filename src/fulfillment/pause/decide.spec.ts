import { foldAll } from '../../kernel/folded.js';
import type { Recorded } from '../../kernel/event.js';
import { at, countingId, NOW } from '../../../test/support/given-when-then.js';
import { decidePause, decideResume } from './decide.js';
import { schemaVersionOf, upcast, type ModuleEvent } from './events.js';
import { moduleEvolution, moduleStream } from './module-state.js';

const wanted = { module: 'enrollment', reason: 'The LMS is upgraded.' };
const PAUSED: ModuleEvent = { type: 'ModulePaused', data: wanted };
const RESUMED: ModuleEvent = { type: 'ModuleResumed', data: wanted };

function recorded(events: readonly ModuleEvent[]): readonly Recorded<ModuleEvent>[] {
  return events.map((event, revision) => ({
    ...event,
    ...{ id: countingId(revision), stream: moduleStream('enrollment'), revision },
    metadata: {
      ...{ $correlationId: 'c', $causationId: 'c', commandId: countingId(revision) },
      actor: { kind: 'user', id: 'olga' },
      ...{ schemaVersion: schemaVersionOf(event.type), occurredAt: at() },
    },
  }));
}

const after = (...events: readonly ModuleEvent[]) =>
  foldAll(moduleEvolution, recorded(events)).state;

describe('a module', () => {
  it.each([
    ['pauses', [], decidePause, [PAUSED]],
    ['that is paused is not paused again', [PAUSED], decidePause, []],
    ['is resumed', [PAUSED], decideResume, [RESUMED]],
    ['that runs is not resumed', [], decideResume, []],
    ['that was resumed pauses again', [PAUSED, RESUMED], decidePause, [PAUSED]],
    ['that was resumed runs', [PAUSED, RESUMED], decideResume, []],
  ] as const)('%s', (_, given, decide, then) => {
    expect(decide(after(...given), wanted)).toEqual(then);
  });

  it('knows since when, why and by whom it is paused', () => {
    expect(after(PAUSED)).toEqual({
      ...{ kind: 'paused', since: NOW, reason: wanted.reason, by: 'olga' },
    });
  });

  it('does not guess at events that are newer than this build', () => {
    const [event] = recorded([PAUSED]);
    expect(() => upcast({ ...event, type: 'ModuleRetired' } as Recorded)).toThrow('not known');
  });
});
