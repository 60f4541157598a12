import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListModules, type ModuleView } from '../../../fulfillment/contract.js';

@Controller('v1/modules')
export class ModulesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async modules(): Promise<{ readonly modules: readonly ModuleView[] }> {
    return { modules: await this.queries.execute(new ListModules()) };
  }
}
