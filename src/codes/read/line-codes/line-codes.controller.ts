import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { codesCsv, wantsCsv } from './csv.js';
import { CodesOf, type LineCodesView } from './line-codes.query.js';

@Controller('v1/orders')
export class LineCodesController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/lines/:line/codes')
  async codes(
    @Param('number') number: string,
    @Param('line') line: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept') accept?: string,
  ): Promise<LineCodesView | string> {
    const codes = accepted(await this.queries.execute(new CodesOf(number, line, caller)));
    // Whoever has a code can use it: no cache may keep one.
    void reply.headers({ 'Cache-Control': 'no-store', Vary: 'Accept' });
    if (!wantsCsv(accept)) return codes;
    void reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="codes-${codes.orderNumber}.csv"`);
    return codesCsv(codes);
  }
}
