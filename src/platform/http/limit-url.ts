import type { FastifyInstance } from 'fastify';
import { httpProblem } from './http-problems.js';
import { sendProblem } from './send-problem.js';

const TOO_LONG = httpProblem('url-too-long');

/**
 * Nothing that we answer needs a long address. What is longer than the whole head may be never gets here: the parser refuses it.
 * @param longest characters, the query included
 */
export function limitUrl(fastify: FastifyInstance, longest: number): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.length <= longest) {
      done();
      return;
    }
    sendProblem(reply, TOO_LONG);
  });
}
