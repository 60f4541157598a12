/** One thing that must work before requests may come. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<{ readonly ok: boolean; readonly detail?: string }>;
}

export const HEALTH_CHECKS = Symbol('HealthChecks');
/** What is only played here, for `GET /health/ready` to say; undefined: everything is real. */
export const HEALTH_NOTICE = Symbol('HealthNotice');

/** How what follows the events is. It is told, and does not count: orders are placed all the same. */
export interface ConsumerBrief {
  readonly state: 'live' | 'catching-up' | 'stopped';
  readonly lagMs: number | null;
  readonly parked: number | null;
}

export type ConsumersHealth = () => Promise<Readonly<Record<string, ConsumerBrief>>>;
export const CONSUMERS_HEALTH = Symbol('ConsumersHealth');

export interface Health {
  readonly status: 'ok' | 'failing';
  readonly notice?: string;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>;
  /** By name; absent: they cannot be asked now. */
  readonly consumers?: Readonly<Record<string, ConsumerBrief>>;
}

const PATIENCE_MS = 2_000;

/** Asks all at once. A check that throws, or says nothing, is failing. */
export async function healthOf(checks: readonly HealthCheck[]): Promise<Health> {
  const results = await Promise.all(
    checks.map(async (check) => [check.name, await askInTime(check)] as const),
  );
  const ok = results.every(([, result]) => result.ok);
  return { status: ok ? 'ok' : 'failing', checks: Object.fromEntries(results) };
}

async function askInTime(check: HealthCheck): Promise<{ ok: boolean; detail?: string }> {
  try {
    return await inTime(check.check(), { ok: false, detail: 'no answer in time' });
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Undefined: they cannot be asked now. */
export async function consumersInTime(
  ask: ConsumersHealth,
): Promise<Health['consumers'] | undefined> {
  return inTime(ask(), undefined).catch(() => undefined);
}

async function inTime<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, otherwise);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
