import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Health, HEALTH_CHECKS, HEALTH_NOTICE, type HealthCheck, healthOf } from './health.js';

@Controller('health')
export class HealthController {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    @Inject(HEALTH_NOTICE) private readonly notice: string | undefined,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await healthOf(this.checks);
    void reply.header('Cache-Control', 'no-store').code(health.status === 'ok' ? 200 : 503);
    return this.notice === undefined ? health : { ...health, notice: this.notice };
  }
}
