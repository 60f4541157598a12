export interface Case {
  readonly id: string;
  readonly when: string;
}

export interface CaseResult {
  readonly isAsRecorded: boolean;
  readonly expected: unknown;
  readonly answered: unknown;
}

export const cases: readonly Case[];
export function runCase(url: string, one: Case): Promise<CaseResult>;
