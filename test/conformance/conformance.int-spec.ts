import { startTestNode, type TestNode } from '../embedded-node/test-node.js';
import { cases, runCase } from './run-cases.mjs';

describe('answers of a real EventStoreDB', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
  });
  afterAll(() => node.stop());

  it.each(cases.map((one) => [one.id, one.when, one] as const))(
    '%s: %s',
    async (_id, _when, one) => {
      const result = await runCase(node.connectionString, one);
      if (!result.isAsRecorded) expect(result.answered).toEqual(result.expected);
    },
  );
});
