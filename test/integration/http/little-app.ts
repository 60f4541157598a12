import { Body, Controller, Get, HttpCode, Module, Param, Post, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { DestinationStream } from 'pino';
import { rejection } from '../../../src/kernel/rejection.js';
import { accepted } from '../../../src/platform/http/refusals.js';
import { MayBeAbsent, Nested, NestedList, rule } from '../../../src/platform/http/fields.js';
import { healthAccess } from '../../../src/platform/http/health.access.js';
import { createHttpApp, type HttpApp } from '../../../src/platform/http/http-app.js';
import { type HttpLimits, LIMITS } from '../../../src/platform/http/limits.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import type { AccessRule } from '../../../src/platform/security/access-table.js';
import { type Caller, CurrentCaller } from '../../../src/platform/security/caller.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { SecurityModule } from '../../../src/platform/security/security.module.js';
import type { Role } from '../../../src/config/index.js';

export const SECRET = 'a secret of at least thirty-two bytes';

class LineRequest {
  @IsString()
  @Matches(/^\w+$/, rule('sku-invalid', 'must be letters and digits'))
  sku!: string;

  @IsInt()
  @Min(1, rule('quantity-invalid', 'must be 1 or more'))
  quantity!: number;
}

class BasketRequest {
  @NestedList(() => LineRequest)
  @ArrayNotEmpty(rule('no-lines', 'must have a line'))
  lines!: LineRequest[];
}

class ParcelRequest {
  @IsString()
  @Matches(/^P-\d+$/, rule('number-invalid', 'must look like P-1'))
  number!: string;

  @Nested(() => BasketRequest)
  basket!: BasketRequest;

  @MayBeAbsent()
  @IsString()
  note?: string;
}

class ParcelsQuery {
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Max(10, rule('limit-too-large', 'must be 10 or less'))
  limit?: number;
}

@Controller('parcels')
class ParcelController {
  @Post()
  @HttpCode(201)
  send(@Body() body: ParcelRequest, @CurrentCaller() caller: Caller): unknown {
    return { number: body.number, by: caller.id, isRequest: body instanceof ParcelRequest };
  }

  @Get()
  list(@Query() query: ParcelsQuery): unknown {
    return { limit: query.limit ?? 'none' };
  }

  @Get(':number')
  find(@Param('number') number: string): unknown {
    if (number === 'bug') throw new Error('password=hunter2');
    return accepted(rejection('parcel-unknown', `There is no ${number}.`));
  }

  @Get(':number/taken')
  taken(): unknown {
    return accepted(rejection('parcel-taken', 'Somebody has it.'));
  }

  @Get(':number/odd')
  odd(): unknown {
    const errors = [{ path: 'number', code: 'odd', message: 'number is odd' }];
    return accepted(rejection('parcel-odd', 'That is odd.', errors));
  }

  /** Begins an answer and never ends it. */
  @Get(':number/half')
  half(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.write('half an answer');
  }

  @Get('not/listed')
  unlisted(): string {
    return 'nobody may see this';
  }
}

const access: readonly AccessRule[] = [
  ...healthAccess,
  { method: 'POST', route: '/parcels', roles: ['checkout'], repeats: 'by-content' },
  { method: 'GET', route: '/parcels', roles: ['checkout', 'operator'] },
  { method: 'GET', route: '/parcels/:number', roles: ['operator'] },
  { method: 'GET', route: '/parcels/:number/taken', roles: ['operator'] },
  { method: 'GET', route: '/parcels/:number/odd', roles: ['operator'] },
  { method: 'GET', route: '/parcels/:number/half', roles: ['operator'] },
];

export interface LittleApp extends HttpApp {
  readonly url: string;
  readonly log: readonly string[];
  readonly health: { ok: boolean };
  readonly table: readonly AccessRule[];
}

/** A little application with everything that the house's routes share, listening on a free port. */
export async function startLittleApp(limits: Partial<HttpLimits> = {}): Promise<LittleApp> {
  const log: string[] = [];
  const destination: DestinationStream = { write: (line) => void log.push(line) };
  const logger = createLogger({ level: 'info', json: true, destination });
  const health = { ok: true };
  const check = { name: 'event-store', check: () => Promise.resolve({ ...health }) };

  @Module({
    imports: [
      ObservabilityModule.of(logger),
      SecurityModule.of({ tokenKey: { secret: SECRET }, lmsTokens: undefined, access }),
      HttpModule.of({
        problems: {
          'parcel-taken': { kind: 'conflict', means: 'Somebody has it.', remedy: 'wait' },
          'parcel-unknown': { kind: 'not-found', means: 'There is none.', remedy: 'look again' },
        },
        health: { useFactory: () => [check] },
      }),
    ],
    controllers: [ParcelController],
  })
  class LittleModule {}

  const { app, routes } = await createHttpApp(LittleModule, logger, { ...LIMITS, ...limits });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, routes, url: `http://127.0.0.1:${port}`, log, health, table: access };
}

export async function bearer(...roles: Role[]): Promise<string> {
  const token = await issueToken({ sub: 'olga', roles, ttlSeconds: 60 }, SECRET, Date.now());
  return `Bearer ${token}`;
}
