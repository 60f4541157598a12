import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CallFigures,
  ListModules,
  type CallFiguresView,
  type ModuleView,
} from '../../fulfillment/contract.js';
import {
  ConsumersNow,
  ParkedStreams,
  type ConsumerReport,
  type ParkedStreamsView,
} from '../../maintenance/contract.js';
import {
  DueQueue,
  Figures,
  OPERATIONS_LAG,
  StuckGroups,
  StuckLines,
  type FiguresView,
  type Lag,
  type PartyQueue,
  type StuckLine,
  type StuckWork,
} from '../../operations/contract.js';
import { knownUpTo } from '../components/known.js';
import type { Caller } from '../../platform/security/caller.js';

const HOURS = 24;
const OLDEST = 10;

/** All that the page shows. */
export interface NowFacts {
  readonly stuck: StuckWork;
  readonly oldest: readonly StuckLine[];
  readonly figures: FiguresView;
  readonly lagMs: number | null;
  readonly modules: readonly ModuleView[];
  readonly calls: CallFiguresView;
  readonly queues: readonly PartyQueue[];
  readonly consumers: readonly ConsumerReport[];
  /** Undefined: who sees some partners only is not told. */
  readonly parked: ParkedStreamsView | undefined;
}

/** Asks for all of it at once. */
@Injectable()
export class NowLook {
  constructor(
    private readonly queries: QueryBus,
    @Inject(OPERATIONS_LAG) private readonly lag: Lag,
  ) {}

  async facts(caller: Caller): Promise<NowFacts> {
    const { partners } = caller;
    const mine = partners ? { partners } : {};
    const [stuck, oldest, figures, modules, calls, queues, { consumers }, parked] =
      await Promise.all([
        this.queries.execute(new StuckGroups(mine)),
        this.queries.execute(new StuckLines(mine, OLDEST)),
        this.queries.execute(new Figures(HOURS, partners)),
        this.queries.execute(new ListModules()),
        this.queries.execute(new CallFigures()),
        this.queries.execute(new DueQueue()),
        this.queries.execute(new ConsumersNow()),
        this.queries.execute(new ParkedStreams(caller)),
      ]);
    const lagMs = await this.lag();
    const known = <Of extends { readonly position: string | null }>(of: Of): Of => ({
      ...of,
      position: knownUpTo(of.position, lagMs),
    });
    return {
      ...{ stuck: known(stuck), oldest: oldest.lines, figures: known(figures), lagMs },
      ...{ modules, calls, queues, consumers, parked: partners ? undefined : parked },
    };
  }
}
