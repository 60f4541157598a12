import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ConsumersNow, type ConsumersView } from './consumers.query.js';

@Controller('v1/consumers')
export class ConsumersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  consumers(): Promise<ConsumersView> {
    return this.queries.execute(new ConsumersNow());
  }
}
