export interface LedgerCall {
  readonly route: string;
  readonly applied: boolean;
  readonly status: number | null;
  /** Which fault the call met. */
  readonly fault?: string;
  readonly body?: { readonly is_active?: boolean };
}

/** Looks at the LMS as its own users do, and makes it fail. */
export class SandboxLmsClient {
  constructor(
    private readonly url: string,
    private readonly apiKey = 'sandbox-api-key',
  ) {}

  /** Enrollments by the LMS's own API: what a learner really has. */
  async enrollment(user: string, course: string): Promise<unknown> {
    const path = `${encodeURIComponent(user)},${encodeURIComponent(course)}`;
    const response = await fetch(`${this.url}/api/enrollment/v1/enrollment/${path}`, {
      headers: { 'X-Edx-Api-Key': this.apiKey },
    });
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Calls that changed something, by the LMS's own ledger. */
  async appliedCalls(user: string): Promise<number> {
    return (await this.ledger(user)).filter(({ applied }) => applied).length;
  }

  /** Every call about a learner. */
  async ledger(user: string): Promise<readonly LedgerCall[]> {
    const response = await fetch(`${this.url}/sandbox/ledger?user=${encodeURIComponent(user)}`);
    return ((await response.json()) as { calls: readonly LedgerCall[] }).calls;
  }

  async fail(fault: object): Promise<void> {
    const response = await fetch(`${this.url}/sandbox/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (!response.ok) throw new Error(`The sandbox refused the fault: ${await response.text()}`);
  }
}
