import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { ReleaseStream, type ReleaseAsked } from './release-stream.command.js';
import { ReleaseStreamRequest } from './release-stream.request.js';

@Controller('v1/parked-streams')
export class ReleaseStreamController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':consumer/:stream/release')
  @HttpCode(202)
  async release(
    @Param('consumer') consumer: string,
    @Param('stream') stream: string,
    @Body() { reason }: ReleaseStreamRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ReleaseAsked> {
    const command = new ReleaseStream(consumer, stream, reason, caller);
    return accepted(await this.commands.execute(command));
  }
}
