import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Every answer, by the route's pattern and not the address: names and numbers of people stay out, and so do endless labels. */
export function measureAnswers(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)');
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
