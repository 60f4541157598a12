#!/usr/bin/env node
// The cases against any event store:
//   node test/conformance/run.mjs --url 'esdb://127.0.0.1:2113?tls=false' [--only append,read-03]
// Exit code: 0 all as recorded, 1 some differ, 2 asked wrongly. Last line: 'N passed, N failed'.
import { parseArgs } from 'node:util';
import { cases, runCase } from './run-cases.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env.TEST_EVENTSTORE_URL },
    only: { type: 'string' },
  },
});
if (!values.url) {
  console.error('Give --url or TEST_EVENTSTORE_URL, e.g. esdb://127.0.0.1:2113?tls=false');
  process.exit(2);
}

const wanted = values.only?.split(',');
let passed = 0;
let failed = 0;
for (const one of cases) {
  if (wanted && !wanted.some((w) => one.id === w || one.id.startsWith(`${w}-`))) continue;
  const { isAsRecorded, expected, answered } = await runCase(values.url, one);
  if (isAsRecorded) passed += 1;
  else failed += 1;
  console.log(`${isAsRecorded ? 'ok     ' : 'DIFFERS'}   ${one.id}  ${one.when}`);
  if (!isAsRecorded) {
    console.log(`  recorded ${JSON.stringify(expected)}\n  answered ${JSON.stringify(answered)}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
