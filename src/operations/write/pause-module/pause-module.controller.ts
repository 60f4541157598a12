import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PauseModule } from '../../../fulfillment/contract.js';
import { toRfc3339 } from '../../../kernel/time.js';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { PauseModuleRequest } from './pause-module.request.js';

/** A module as an act left it. Times are RFC 3339. */
export interface PausedModuleView {
  readonly module: string;
  readonly paused: boolean;
  readonly since?: string;
  readonly by?: string;
  readonly reason?: string;
}

@Controller('v1/modules')
export class PauseModuleController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':name/pause')
  @HttpCode(202)
  pause(
    @Param('name') name: string,
    @Body() { reason }: PauseModuleRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PausedModuleView> {
    const context = commandContext(request, caller, reason);
    return this.act(new PauseModule(name, 'paused', reason, context), reply);
  }

  @Post(':name/resume')
  @HttpCode(202)
  resume(
    @Param('name') name: string,
    @Body() { reason }: PauseModuleRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PausedModuleView> {
    const context = commandContext(request, caller, reason);
    return this.act(new PauseModule(name, 'running', reason, context), reply);
  }

  private async act(command: PauseModule, reply: FastifyReply): Promise<PausedModuleView> {
    const { state, changed } = accepted(await this.commands.execute(command));
    void reply.status(changed ? 202 : 200);
    const { module } = command;
    if (state.kind === 'running') return { module, paused: false };
    const { since, by, reason } = state;
    return { module, paused: true, since: toRfc3339(since), by, reason };
  }
}
