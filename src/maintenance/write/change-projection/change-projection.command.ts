import { Command } from '@nestjs/cqrs';
import type { Rejection } from '../../../kernel/rejection.js';
import type { Caller } from '../../../platform/security/caller.js';
import type { ProjectionView } from '../../read/projections/projections.query.js';

/** `rebuild`: begin a build beside the live one. `switch`: make it live. `rollback`: what was live before is again. */
export type ProjectionChange = 'rebuild' | 'switch' | 'rollback';

export class ChangeProjection extends Command<ProjectionView | Rejection> {
  constructor(
    readonly projection: string,
    readonly change: ProjectionChange,
    readonly reason: string,
    readonly caller: Pick<Caller, 'id' | 'partners'>,
  ) {
    super();
  }
}
