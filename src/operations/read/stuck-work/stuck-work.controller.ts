import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { httpProblem } from '../../../platform/http/http-problems.js';
import { cursorTo, placeOf } from '../../../platform/http/list-cursor.js';
import { ProblemError } from '../../../platform/http/problem.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { AsOf } from '../come-to.js';
import { OPERATIONS_LAG, type Lag } from '../operations.projection.js';
import type { StuckFilter } from './stuck-filter.js';
import { StuckGroups, type StuckWork } from './stuck-groups.query.js';
import { StuckLines, type StuckPage, type StuckPlace } from './stuck-lines.query.js';
import { StuckLinesRequest, StuckWorkRequest } from './stuck-work.request.js';

const DEFAULT_LIMIT = 50;
const A_PLACE: StuckPlace = [0, '', ''];

export type StuckWorkAnswer = Omit<StuckWork, 'position'> & { readonly asOf: AsOf };

export interface StuckLinesAnswer extends Pick<StuckPage, 'lines'> {
  readonly nextCursor?: string;
  readonly asOf: AsOf;
}

@Controller('v1/stuck-work')
export class StuckWorkController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(OPERATIONS_LAG) private readonly lag: Lag,
  ) {}

  @Get()
  @Header('Cache-Control', 'private, no-cache')
  async groups(
    @Query() request: StuckWorkRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<StuckWorkAnswer> {
    const { position, ...work } = await this.queries.execute(
      new StuckGroups(filterOf(request, caller)),
    );
    return { ...work, asOf: { position, lagMs: await this.lag() } };
  }

  @Get('lines')
  @Header('Cache-Control', 'private, no-cache')
  async lines(
    @Query() request: StuckLinesRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<StuckLinesAnswer> {
    const filter = filterOf(request, caller);
    const limit = Number(request.limit ?? DEFAULT_LIMIT);
    const { lines, next, position } = await this.queries.execute(
      new StuckLines(filter, limit, afterOf(request, filter)),
    );
    return {
      lines,
      ...(next && { nextCursor: cursorTo(next, filter) }),
      asOf: { position, lagMs: await this.lag() },
    };
  }
}

function filterOf(request: StuckWorkRequest, { partners }: Caller): StuckFilter {
  const { module, work, code, needsPerson } = request;
  return {
    ...(module !== undefined && { module }),
    ...(work !== undefined && { work }),
    ...(request.class !== undefined && { class: request.class }),
    ...(code !== undefined && { code }),
    ...(needsPerson !== undefined && { needsPerson: needsPerson === 'true' }),
    ...(partners && { partners }),
  };
}

function afterOf({ cursor }: StuckLinesRequest, filter: StuckFilter): StuckPlace | undefined {
  if (cursor === undefined) return undefined;
  const place = placeOf(cursor, filter, A_PLACE);
  if (place) return place;
  const message = 'cursor is not one of this list: hand back nextCursor with the same filters';
  const errors = [{ path: 'cursor', code: 'cursor-invalid', message }];
  throw new ProblemError(httpProblem('request-invalid', { errors }));
}
