import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { httpProblem } from '../../platform/http/http-problems.js';
import { ProblemError } from '../../platform/http/problem.js';
import { assetNamed } from './assets.js';

const FOR_EVER = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
};

@Controller('dashboard/assets')
export class AssetsController {
  @Get(':file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const asset = assetNamed(file);
    if (!asset) throw new ProblemError(httpProblem('not-found'));
    void reply.headers(FOR_EVER).type(asset.type).send(asset.text);
  }
}
