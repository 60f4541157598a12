import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/send-problem.js';
import { AccessTable } from './access-table.js';
import { unauthenticated } from './unauthenticated.js';

const refusal = unauthenticated();

/** Who shows no token is told so before anything of a body is read; whose token it is, and what for, the guard sees. */
@Injectable()
export class Doorkeeper implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly table: AccessTable,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply, done) => {
      const { method, headers, routeOptions } = request;
      if (headers.authorization !== undefined || !this.wantsToken(method, routeOptions.url)) {
        done();
        return;
      }
      sendProblem(reply, refusal.problem, refusal.headers);
    });
  }

  private wantsToken(method: string, route = ''): boolean {
    const rule = this.table.find(method, route);
    return rule !== undefined && rule.roles !== 'anyone' && !rule.page;
  }
}
