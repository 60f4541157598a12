import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FILES, writeGuideFiles } from '../support/module-guide.js';

const folder = writeGuideFiles();
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('the guide to adding a module writes a module, its other side and its spec', () => {
  const names = ['gift-card.mjs', 'gift-shop.mjs', 'gift-card.spec.ts'];
  expect(FILES.map(([path]) => path)).toEqual(names.map((name) => `modules/${name}`));
});

// The spec of the guide, as it stands there: its tests are tests of this one.
await import(join(folder, 'modules/gift-card.spec.ts'));
