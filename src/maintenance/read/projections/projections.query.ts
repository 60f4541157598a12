import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { toRfc3339 } from '../../../kernel/time.js';
import {
  projectionsNow,
  type ProjectionNow,
} from '../../../platform/projections/versions/projections-now.js';
import { Projections } from '../../../platform/projections/versions/projections.js';
import type { Caller } from '../../../platform/security/caller.js';
import { Database } from '../../../platform/sql/database.js';

type Build = NonNullable<ProjectionNow['build']>;

/** As above, with times in RFC 3339. */
export interface ProjectionView extends Omit<ProjectionNow, 'switchedAt' | 'build'> {
  readonly switchedAt: string | null;
  readonly build?: Omit<Build, 'begunAt' | 'readyAt'> & {
    readonly begunAt: string;
    readonly readyAt: string | null;
  };
}

export interface ProjectionsView {
  readonly projections: readonly ProjectionView[];
}

/** Which version of each read model is read, and how far one gets on that is built beside it. Who sees some partners only sees none. */
export class ProjectionsNow extends Query<ProjectionsView> {
  constructor(readonly caller: Pick<Caller, 'partners'>) {
    super();
  }
}

@QueryHandler(ProjectionsNow)
export class ProjectionsHandler implements IQueryHandler<ProjectionsNow> {
  constructor(
    private readonly projections: Projections,
    private readonly database: Database,
  ) {}

  async execute({ caller }: ProjectionsNow): Promise<ProjectionsView> {
    if (caller.partners) return { projections: [] };
    const names = this.projections.all().map(({ name }) => name);
    return { projections: (await projectionsNow(this.database, names)).map(projectionView) };
  }
}

const timeOf = (epochMs: number | null): string | null =>
  epochMs === null ? null : toRfc3339(epochMs);

export function projectionView({ build, ...now }: ProjectionNow): ProjectionView {
  const times = build && { begunAt: toRfc3339(build.begunAt), readyAt: timeOf(build.readyAt) };
  return {
    ...{ ...now, switchedAt: timeOf(now.switchedAt) },
    ...(build && times && { build: { ...build, ...times } }),
  };
}
