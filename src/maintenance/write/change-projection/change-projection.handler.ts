import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { setTimeout as pause } from 'node:timers/promises';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import {
  beginBuild,
  rollBack,
  switchOver,
  type By,
} from '../../../platform/projections/versions/builds.js';
import type { Projection } from '../../../platform/projections/versions/projection.js';
import { readProjection } from '../../../platform/projections/versions/projection-row.js';
import { projectionsNow } from '../../../platform/projections/versions/projections-now.js';
import { Projections } from '../../../platform/projections/versions/projections.js';
import { Database } from '../../../platform/sql/database.js';
import { projectionView, type ProjectionView } from '../../read/projections/projections.query.js';
import { nothingToRollBack, projectionNotFound, projectionNotReady } from '../../refusals.js';
import { ChangeProjection, type ProjectionChange } from './change-projection.command.js';

/** Under load the build and the live one overtake each other by milliseconds. */
const TRIES = 20;
const AGAIN_MS = 100;

@CommandHandler(ChangeProjection)
export class ChangeProjectionHandler implements ICommandHandler<ChangeProjection> {
  constructor(
    private readonly projections: Projections,
    private readonly database: Database,
  ) {}

  async execute(command: ChangeProjection): Promise<ProjectionView | Rejection> {
    const { change, reason, caller } = command;
    // What is built anew is every partner's.
    const projection = caller.partners ? undefined : this.projections.get(command.projection);
    if (!projection) return projectionNotFound();
    const refused = await this.done(projection, change, { actor: caller.id, reason });
    if (isRejection(refused)) return refused;
    this.projections.look(projection.name);
    const [now] = await projectionsNow(this.database, [projection.name]);
    return now ? projectionView(now) : projectionNotFound();
  }

  private done(
    projection: Projection,
    change: ProjectionChange,
    by: By,
  ): Promise<Rejection | undefined> {
    if (change === 'rebuild') return this.rebuild(projection, by);
    return change === 'switch' ? this.switchOver(projection, by) : this.rollBack(projection, by);
  }

  private async rebuild(projection: Projection, by: By): Promise<Rejection | undefined> {
    const row = await readProjection(this.database, projection.name);
    if (!row) return projectionNotFound(); // no process that feeds it has begun yet
    // False: another began since, which will do as well.
    await beginBuild(this.database, projection, { byItself: false, after: row.build, by });
    return undefined;
  }

  private async switchOver(projection: Projection, by: By): Promise<Rejection | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const row = await readProjection(this.database, projection.name);
      if (row?.state !== 'ready') return projectionNotReady();
      if (await switchOver(this.database, projection, by)) return undefined;
      await pause(AGAIN_MS);
    }
    return projectionNotReady();
  }

  private async rollBack(projection: Projection, by: By): Promise<Rejection | undefined> {
    return (await rollBack(this.database, projection, by)) ? undefined : nothingToRollBack();
  }
}
