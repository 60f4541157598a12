import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { access } from '../../src/access.js';
import { apiDocument } from '../../src/api/document.js';
import { problems } from '../../src/api/error-codes.js';
import { httpProblems } from '../../src/platform/http/http-problems.js';
import { Api, type ApiDocument } from '../support/api-document.js';
import { expectUpToDate } from '../support/generated-file.js';
import { judge } from '../support/order-requests.js';

const text = JSON.stringify(apiDocument());
const api = new Api(JSON.parse(text) as ApiDocument);

const media = api.routes.flatMap(({ name, operation }) => [
  ...Object.entries(operation.requestBody?.content ?? {}).map(
    ([type, content]) => [`${name} asked as ${type}`, content] as const,
  ),
  ...Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(([type, of]) => [`${name} ${status} ${type}`, of] as const),
  ),
]);

const bodies = Object.values(
  api.routeOf('POST', '/v1/orders')?.operation.requestBody?.content['application/json']?.examples ??
    {},
);

describe('the document', () => {
  it('has a route for each entry of the access table that is no page', () => {
    const entries = access
      .filter(({ page }) => page !== true)
      .map(({ method, route }) => `${method} ${route.replace(/:(\w+)/g, '{$1}')}`);
    expect(api.routes.map(({ name }) => name).sort()).toEqual(entries.sort());
    const ids = api.routes.map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(media.filter(([, { schema }]) => schema))(
    'shows %s by examples that fit',
    (where, of) => {
      const examples = Object.entries(of.examples ?? {});
      if (where.endsWith('json') && !where.includes('openapi.json')) {
        expect(examples.length).toBeGreaterThan(0);
      }
      for (const [name, { value }] of examples) {
        expect({ name, faults: api.faults(of.schema!, value) }).toEqual({ name, faults: [] });
      }
    },
  );

  it('names each code where it can come up, and no other', () => {
    const named = api.routes.flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ content }) =>
        Object.keys(content?.['application/problem+json']?.examples ?? {}),
      ),
    );
    const anywhere = Object.entries(httpProblems)
      .filter(([, { arises }]) => arises.includes('connection') || arises.includes('nowhere'))
      .map(([code]) => code);
    expect([...new Set([...named, ...anywhere])].sort()).toEqual(Object.keys(problems).sort());
    for (const code of anywhere) expect(text).toContain(`\`${code}\``);
  });

  it.each(bodies)('asks for orders that are taken: $summary', async ({ value }) => {
    expect(await judge(JSON.parse(JSON.stringify(value)))).toHaveProperty('details');
  });

  it('has the order of docs/examples', () => {
    expect(bodies[0]?.value).toEqual(JSON.parse(readFileSync('docs/examples/order.json', 'utf8')));
  });
});

describe('the typed client', () => {
  it('is of this document', async () => {
    const types = astToString(await openapiTS(text));
    expectUpToDate(
      'src/cli/client/api.d.ts',
      `// Made by \`npm run generate\` from /openapi.json.\n${types}`,
    );
  });
});
