import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '../observability/logger.js';
import { NestLogger } from '../observability/nest-logger.js';
import { logAccess } from './access-log.js';
import { answerClientError } from './client-error.js';
import { answerRouterError } from './framework-problem.js';
import { takeForms } from './form-bodies.js';
import { limitInFlight } from './limit-in-flight.js';
import { limitUrl } from './limit-url.js';
import { type HttpLimits, LIMITS } from './limits.js';
import { type LiveRoute, recordRoutes } from './live-routes.js';
import { keepRawBody } from './raw-body.js';
import { requestIdOf } from './request-trace.js';

export interface HttpApp {
  readonly app: NestFastifyApplication;
  /** Every route that really exists, known once `app.init()` or `app.listen()` is done. */
  readonly routes: readonly LiveRoute[];
}

/** The application on Fastify, ready to listen. Trusts no header about who or where a caller is. */
export async function createHttpApp(
  module: Type | DynamicModule,
  logger: Logger,
  limits: HttpLimits = LIMITS,
): Promise<HttpApp> {
  const adapter = new FastifyAdapter({
    ...serverOptions(limits),
    trustProxy: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    frameworkErrors: answerRouterError,
    clientErrorHandler: answerClientError,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  keepRawBody(fastify);
  takeForms(fastify);
  const routes = recordRoutes(fastify);
  logAccess(fastify, logger);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    done();
  });
  limitInFlight(fastify, limits.inFlight);
  limitUrl(fastify, limits.urlLength);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  return { app, routes };
}

function serverOptions(limits: HttpLimits) {
  return {
    bodyLimit: limits.bodyBytes,
    routerOptions: { maxParamLength: limits.urlPartLength },
    connectionTimeout: limits.silenceMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    http: {
      maxHeaderSize: limits.headBytes,
      headersTimeout: limits.headMs,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
  };
}
