import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { httpProblem } from '../http/http-problems.js';
import { ProblemError } from '../http/problem.js';
import { API_TEXT, type ApiText } from './api-text.js';
import { docsFile, DOCS_PAGE, PAGE_POLICY } from './docs-page.js';

/** The page and its files change with the service, and are small: they are asked for anew each time. */
const NOT_KEPT = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };

@Controller()
export class OpenApiController {
  constructor(@Inject(API_TEXT) private readonly text: ApiText) {}

  @Get('openapi.json')
  async document(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.text();
    void reply.headers(NOT_KEPT).type('application/json; charset=utf-8').send(text);
  }

  @Get('docs')
  page(@Res() reply: FastifyReply): void {
    void reply
      .headers({ ...NOT_KEPT, ...PAGE_POLICY })
      .type('text/html; charset=utf-8')
      .send(DOCS_PAGE);
  }

  @Get('docs/:file')
  async file(@Param('file') name: string, @Res() reply: FastifyReply): Promise<void> {
    const file = await docsFile(name);
    if (!file) throw new ProblemError(httpProblem('not-found'));
    void reply.headers(NOT_KEPT).type(file.type).send(file.content);
  }
}
