import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  CONSUMERS_HEALTH,
  consumersInTime,
  type ConsumersHealth,
  type Health,
  HEALTH_CHECKS,
  HEALTH_NOTICE,
  type HealthCheck,
  healthOf,
} from './health.js';

@Controller('health')
export class HealthController {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    @Inject(HEALTH_NOTICE) private readonly notice: string | undefined,
    @Inject(CONSUMERS_HEALTH) private readonly consumersNow: ConsumersHealth | undefined,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const { checks, notice, consumersNow } = this;
    const [health, consumers] = await Promise.all([
      healthOf(checks),
      consumersNow && consumersInTime(consumersNow),
    ]);
    void reply.header('Cache-Control', 'no-store').code(health.status === 'ok' ? 200 : 503);
    return {
      ...health,
      ...(notice !== undefined && { notice }),
      ...(consumers && { consumers }),
    };
  }
}
