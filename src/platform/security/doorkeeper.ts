import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { httpProblem } from '../http/http-problems.js';
import { PROBLEM_MEDIA_TYPE } from '../http/problem.js';
import { AccessTable } from './access-table.js';

const UNAUTHENTICATED = httpProblem('unauthenticated');

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
      void reply
        .code(UNAUTHENTICATED.status)
        .header('WWW-Authenticate', 'Bearer')
        .type(PROBLEM_MEDIA_TYPE)
        .send(JSON.stringify(UNAUTHENTICATED));
    });
  }

  private wantsToken(method: string, route = ''): boolean {
    const rule = this.table.find(method, route);
    return rule !== undefined && rule.roles !== 'anyone' && !rule.page;
  }
}
