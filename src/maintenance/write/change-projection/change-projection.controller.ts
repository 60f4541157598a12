import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { ProjectionView } from '../../read/projections/projections.query.js';
import { ChangeProjection, type ProjectionChange } from './change-projection.command.js';
import { ChangeProjectionRequest } from './change-projection.request.js';

@Controller('v1/projections')
export class ChangeProjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':projection/rebuild')
  @HttpCode(202)
  rebuild(
    @Param('projection') projection: string,
    @Body() request: ChangeProjectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectionView> {
    return this.change(projection, 'rebuild', request, caller);
  }

  @Post(':projection/switch')
  @HttpCode(200)
  switchOver(
    @Param('projection') projection: string,
    @Body() request: ChangeProjectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectionView> {
    return this.change(projection, 'switch', request, caller);
  }

  @Post(':projection/rollback')
  @HttpCode(200)
  rollback(
    @Param('projection') projection: string,
    @Body() request: ChangeProjectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ProjectionView> {
    return this.change(projection, 'rollback', request, caller);
  }

  private async change(
    projection: string,
    change: ProjectionChange,
    { reason }: ChangeProjectionRequest,
    caller: Caller,
  ): Promise<ProjectionView> {
    const command = new ChangeProjection(projection, change, reason, caller);
    return accepted(await this.commands.execute(command));
  }
}
