import { isRejection, type Rejection } from '../../kernel/rejection.js';
import type { Recorded } from '../../kernel/event.js';
import { at, countingId, frozen, NOW } from '../../../test/support/given-when-then.js';
import { codeEvolution, type CodeState } from './code-state.js';
import { decideRedeemed, decideReserve, decideVoid } from './decide.js';
import type { CodeEvent } from './events.js';
import { FORGOTTEN } from '../../order/personal-data.js';
import { PLACE_REDEMPTION_AFTER_MS, planCode } from './plan.js';

const LINE = { orderNumber: 'EDX-1', lineId: '1' };
const wanted = (username: string) => ({ ...LINE, redemption: 'CODE-1', learner: { username } });

const reserved = (username = 'grace'): CodeEvent => ({
  type: 'CodeReserved',
  data: wanted(username),
});
const redeemed: CodeEvent = { type: 'CodeRedeemed', data: { redemption: 'CODE-1' } };
const voided: CodeEvent = { type: 'CodeVoided', data: LINE };

/** `given([reserved()]).when(decideVoid, LINE).then([])`, or `.then('code-used')`. */
function given(events: readonly CodeEvent[]) {
  const state = events.reduce<CodeState>(
    (before, event, index) => codeEvolution.evolve(before, frozen(recorded(event, index))),
    codeEvolution.initial,
  );
  return {
    state,
    when: <Command>(
      decide: (state: CodeState, command: Command) => readonly CodeEvent[] | Rejection,
      command: Command,
    ) => {
      const decision = decide(frozen(state), command);
      return {
        decision,
        then: (expected: readonly CodeEvent[] | string) => {
          expect(isRejection(decision) ? decision.code : decision).toEqual(expected);
        },
      };
    },
  };
}

function recorded(event: CodeEvent, revision: number): Recorded<CodeEvent> {
  const id = countingId(revision + 1);
  return {
    ...event,
    ...{ id, stream: 'code-1', revision },
    metadata: {
      ...{ $correlationId: id, $causationId: id, commandId: id, schemaVersion: 1 },
      ...{ actor: { kind: 'user', id }, occurredAt: at() },
    },
  };
}

describe('using a code', () => {
  it('makes it the learner’s', () => {
    given([]).when(decideReserve, wanted('grace')).then([reserved()]);
  });

  it.each([[[reserved()]], [[reserved(), redeemed]]])('is refused to others after %j', (events) => {
    given(events).when(decideReserve, wanted('mallory')).then('code-used');
    const { decision } = given(events).when(decideReserve, wanted('mallory'));
    expect(JSON.stringify(decision)).not.toMatch(/grace|CODE-1/);
  });

  it('is refused to the same learner too, who is told where it went', () => {
    const { decision } = given([reserved()]).when(decideReserve, wanted('grace'));
    expect(decision).toMatchObject({ code: 'code-used' });
    expect(JSON.stringify(decision)).toContain('see your order CODE-1');
  });

  it('is refused when it is void', () => {
    given([voided]).when(decideReserve, wanted('grace')).then('code-void');
  });
});

describe('taking a code back', () => {
  it('voids it while it is unused', () => {
    given([]).when(decideVoid, LINE).then([voided]);
  });

  it.each([[[reserved()]], [[reserved(), redeemed]], [[voided]]])(
    'changes nothing after %j',
    (events) => {
      given(events).when(decideVoid, LINE).then([]);
    },
  );
});

describe('the seat of a code', () => {
  const next = (events: readonly CodeEvent[]) => planCode(given(events).state);

  it('is to be ordered by a worker when the request has had its time', () => {
    expect(next([reserved()])).toEqual([
      {
        ...{ party: 'redemption', command: 'PlaceRedemption', lineIds: [] },
        dueAt: NOW + PLACE_REDEMPTION_AFTER_MS,
      },
    ]);
  });

  it('is not to be ordered when nobody has the code, it is ordered already, or the learner was forgotten', () => {
    for (const events of [[], [voided], [reserved(), redeemed], [reserved(FORGOTTEN)]]) {
      expect(next(events)).toEqual([]);
    }
  });

  it('is noted as ordered once', () => {
    const when = (events: readonly CodeEvent[]) => given(events).when(decideRedeemed, undefined);
    when([reserved()]).then([redeemed]);
    when([reserved(), redeemed]).then([]);
    when([voided]).then([]);
    when([]).then([]);
  });
});
