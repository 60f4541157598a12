import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { access } from './access.js';
import { AuditModule } from './audit/audit.module.js';
import { auditProblems } from './audit/problems.js';
import { CheckoutModule } from './checkout/checkout.module.js';
import type { PaymentProcessor } from './checkout/contract.js';
import { DASHBOARD_PATH } from './dashboard/access.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { CodeKeyRing } from './codes/code-keys.js';
import { CodesModule, codeParts } from './codes/codes.module.js';
import { codesProblems } from './codes/problems.js';
import { checkoutProblems } from './checkout/problems.js';
import type { Config, Sandbox, Secrets } from './config/index.js';
import type { ModuleContexts } from './fulfillment/module-registry.js';
import { FulfillmentModule } from './fulfillment/fulfillment.module.js';
import { MaintenanceModule } from './maintenance/maintenance.module.js';
import { maintenanceProblems } from './maintenance/problems.js';
import { operationsGauges } from './operations/gauges.js';
import { OperationsModule } from './operations/operations.module.js';
import { operationsProblems } from './operations/problems.js';
import { EnginesModule, type Engines } from './platform/engines.module.js';
import { EVENT_STORE, type EventStore } from './platform/event-store/event-store.js';
import { measuredEventStore } from './platform/event-store/measured-event-store.js';
import { HttpModule } from './platform/http/http.module.js';
import { IdempotencyModule } from './platform/http/idempotency/idempotency.module.js';
import type { ConsumersHealth, HealthCheck } from './platform/http/health.js';
import type { KeyVault } from './platform/key-vault/key-vault.js';
import { Metrics } from './platform/metrics/metrics.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { Consumers } from './platform/projections/consumers.js';
import { dueCommandGauges } from './platform/sagas/due-commands.gauges.js';
import { ObservabilityModule } from './platform/observability/observability.module.js';
import type { Logger } from './platform/observability/logger.js';
import { OpenApiModule } from './platform/openapi/open-api.module.js';
import { SecurityModule } from './platform/security/security.module.js';
import { SessionsModule } from './platform/security/sessions/sessions.module.js';
import type { LocalUsers } from './platform/security/users/local-users.js';
import { NO_WAKES, type Wakes } from './platform/sql/wakes.js';
import type { Database } from './platform/sql/database.js';

/** Everything that the application needs from outside itself. */
export interface AppOptions {
  readonly config: Config;
  readonly tokenKey: Secrets['tokenKey'];
  /** Those of the pages. */
  readonly users: LocalUsers;
  readonly logger: Logger;
  readonly store: EventStore;
  readonly database: Database;
  /** Absent: there is no other process. */
  readonly wakes?: Wakes;
  readonly vault: KeyVault;
  readonly processors: readonly PaymentProcessor[];
  readonly modules: Pick<ModuleContexts, 'openHttp' | 'lms'>;
}

const PING_MS = 1_500;

@Module({})
export class AppModule {
  /** @throws ConfigError when what is configured cannot be made */
  static async of(options: AppOptions): Promise<DynamicModule> {
    const { config, tokenKey, logger, vault, processors } = options;
    const metrics = new Metrics();
    const store = measuredEventStore(options.store, metrics.appended);
    const codes = codeParts(store, vault, new CodeKeyRing(config.codeKeys, vault));
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        ObservabilityModule.of(logger),
        EnginesModule.of(enginesOf({ ...options, store })),
        SecurityModule.of({ tokenKey, lmsTokens: config.identity.lmsTokens, access }),
        httpOf(config),
        IdempotencyModule,
        CheckoutModule.of({
          processors,
          paymentExpiryMs: config.paymentExpiryMs,
          stripeWebhookSecret: config.stripe?.webhookSecret,
          wait: config.fulfillment,
        }),
        await FulfillmentModule.of({
          modules: config.fulfillment.modules,
          context: { ...modulesOf(options), codes: codes.book },
          retryPolicy: config.fulfillment.retryOf,
        }),
        CodesModule.of(codes),
        AuditModule,
        OpenApiModule.of(async () => (await import('./api/document.js')).apiDocument()),
        OperationsModule,
        MaintenanceModule,
        MetricsModule.of(metrics, [...operationsGauges, ...dueCommandGauges]),
        ...pagesOf(options),
      ],
    };
  }
}

function httpOf({ sandbox }: Config): DynamicModule {
  return HttpModule.of({
    problems: {
      ...{ ...checkoutProblems, ...operationsProblems },
      ...{ ...codesProblems, ...auditProblems, ...maintenanceProblems },
    },
    notice: sandboxNotice(sandbox),
    health: { inject: [EVENT_STORE], useFactory: healthChecks },
    consumers: { inject: [Consumers], useFactory: consumersNow },
  });
}

function enginesOf({ config, store, database, vault, wakes = NO_WAKES }: AppOptions): Engines {
  return { store, database, vault, wakes, isWorker: config.role !== 'web' };
}

function pagesOf({ config, users }: AppOptions): readonly DynamicModule[] {
  return [
    SessionsModule.of({ path: DASHBOARD_PATH, secure: isTls(config) }),
    DashboardModule.of({ users, sandbox: config.sandbox }),
  ];
}

/** Cookies of a site that is reached over TLS are to travel over nothing else. */
function isTls({ http }: Config): boolean {
  return http.publicUrl?.startsWith('https://') ?? false;
}

function modulesOf({ modules, config, logger }: AppOptions): ModuleContexts {
  const { settings, callsOf, webhook } = config.fulfillment;
  return {
    ...modules,
    ...{ settings, callsOf, webhook },
    onBroken: (err, module) => {
      logger.error({ err, module }, 'a fulfilment module broke over a line');
    },
  };
}

/** Nobody is to take a playground for the real thing. */
function sandboxNotice({ lms, processor }: Sandbox): string | undefined {
  const played = [...(lms ? ['the LMS'] : []), ...(processor ? ['the payment processor'] : [])];
  return played.length === 0 ? undefined : `SANDBOX: ${played.join(' and ')} only play.`;
}

/** Ready = the event store answers: without it no order can be placed, without anything else it can. */
function healthChecks(store: EventStore): readonly HealthCheck[] {
  return [
    {
      name: 'event-store',
      check: async () => {
        await store.ping(PING_MS);
        return { ok: true };
      },
    },
  ];
}

/** What is behind is no reason to send requests elsewhere: all processes read the same tables. */
function consumersNow(consumers: Consumers): ConsumersHealth {
  return async () => {
    const reports = await consumers.reportsAnyway();
    return Object.fromEntries(
      reports.map(({ consumer, state, lagMs, parked }) => [consumer, { state, lagMs, parked }]),
    );
  };
}
