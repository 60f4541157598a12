/** One thing that must work before requests may come. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<{ readonly ok: boolean; readonly detail?: string }>;
}

export const HEALTH_CHECKS = Symbol('HealthChecks');
/** What is only played here, for `GET /health/ready` to say; undefined: everything is real. */
export const HEALTH_NOTICE = Symbol('HealthNotice');

export interface Health {
  readonly status: 'ok' | 'failing';
  readonly notice?: string;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>;
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
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ ok: boolean; detail: string }>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, { ok: false, detail: 'no answer in time' });
  });
  try {
    return await Promise.race([check.check(), late]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
