import { Controller, Get, Header, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { ParkedStreams, type ParkedStreamsView } from './parked-streams.query.js';
import { ParkedStreamsRequest } from './parked-streams.request.js';

@Controller('v1/parked-streams')
export class ParkedStreamsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  parkedStreams(
    @Query() { consumer }: ParkedStreamsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ParkedStreamsView> {
    return this.queries.execute(new ParkedStreams(caller, consumer));
  }
}
