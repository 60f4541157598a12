import type { FastifyReply } from 'fastify';
import { type Problem, PROBLEM_MEDIA_TYPE } from './problem.js';

/** Answers with a problem, also where Nest does not know of the request (yet). */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  void reply
    .code(problem.status)
    .headers(headers)
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problem));
}
