import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { ProjectionsNow, type ProjectionsView } from './projections.query.js';

@Controller('v1/projections')
export class ProjectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  projections(@CurrentCaller() caller: Caller): Promise<ProjectionsView> {
    return this.queries.execute(new ProjectionsNow(caller));
  }
}
