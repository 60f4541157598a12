import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ProjectionsNow, type ProjectionsView } from './projections.query.js';

@Controller('v1/projections')
export class ProjectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  projections(): Promise<ProjectionsView> {
    return this.queries.execute(new ProjectionsNow());
  }
}
