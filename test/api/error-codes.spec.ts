import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnoses, failures, fields, parkings, problems } from '../../src/api/error-codes.js';
import { auditFields, auditProblems } from '../../src/audit/problems.js';
import { checkoutFields, checkoutProblems } from '../../src/checkout/problems.js';
import { operationsFields, operationsProblems } from '../../src/operations/problems.js';
import { httpFields, httpProblems } from '../../src/platform/http/http-problems.js';

/** Codes that no caller sees: for our own branches, the log, or outcomes that are not known yet. */
const INSIDE = [
  ...[
    'form-expired',
    'sweep-failed',
    'sweep-repaired',
    'claim-moved',
    'otherwise-named',
    'claimed-before',
    'not-listed',
    'not-cancelled',
    'timeout',
    'amount-unreadable',
  ],
  ...[
    'state-moved',
    'status-unknown',
    'payment-unknown',
    'refund-refused',
    'refund-failed',
    'webhook-not-ours',
  ],
  ...[
    'consumer-lead-lost',
    'consumer-stopped',
    'projection-of-others',
    'breaker-opened',
    'breaker-closes',
    'stream-parked',
    'stream-released',
  ],
];

/** The tables themselves prove nothing; the others speak other protocols. */
const ELSEWHERE =
  /\.spec\.ts$|^(embedded-node|sandbox\/lms|api|cli)\/|(problems|failure-codes)\.ts$/;
const SAID = [
  /\b(?:rejection|rule|fault|httpProblem)\(\s*'([a-z-]+)'/g,
  /\bcode: '([a-z-]+)'/g,
  /\bproblem\(\s*'[a-z-]+',\s*'([a-z-]+)'/g,
  /\brow\((?:\d+|\[.*?\]), \w+, '([a-z-]+)'/g,
];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !ELSEWHERE.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'));
const said = new Set(
  sources.flatMap((text) =>
    SAID.flatMap((way) => [...text.matchAll(way)].map(([, code]) => code ?? '')),
  ),
);
const known: readonly string[] = [problems, fields, failures, diagnoses, parkings].flatMap(
  (table) => Object.keys(table),
);

describe('the one table of error codes', () => {
  it('has every code that the source says', () => {
    expect(said.size).toBeGreaterThan(60);
    const unlisted = [...said].filter((code) => !known.includes(code) && !INSIDE.includes(code));
    expect(unlisted).toEqual([]);
  });

  it('has no code that the source does not know', () => {
    const all = sources.join('\n');
    const spelled = (code: string): boolean =>
      [
        `'${code}'`,
        `'${code.replaceAll('-', '_')}'`,
        `${code}: `,
        code.replace('lms', '${prefix}'),
      ].some((text) => all.includes(text));
    expect([...known, ...INSIDE].filter((code) => !spelled(code))).toEqual([]);
  });

  it('means one thing by each code', () => {
    const answers = [
      ...[httpProblems, checkoutProblems, operationsProblems, auditProblems],
    ].flatMap((table) => Object.keys(table));
    const ofFields = [...[httpFields, checkoutFields, operationsFields, auditFields]].flatMap(
      (table) => Object.keys(table),
    );
    for (const codes of [answers, ofFields, Object.keys(failures)]) {
      expect(codes).toEqual([...new Set(codes)]);
    }
    for (const [code, { kind }] of Object.entries(fields)) {
      if (code in problems) expect({ code, kind }).toMatchObject({ kind: problems[code]!.kind });
    }
  });
});
