import { documentedAnswers, namedAnswers } from '../../support/documented-answers.js';
import { provokeActs } from './provoke-acts.js';
import { provokeAudit, provokeFigures } from './provoke-audit.js';
import { provokeCodes } from './provoke-codes.js';
import { provokeMaintenance } from './provoke-maintenance.js';
import { COMPLETE, deliveryOf, PENDING, provokeOrders } from './provoke-orders.js';
import { provokeOutage, provokeShared } from './provoke-shared.js';
import { World } from './world.js';

/**
 * Whatever the document says that a route may answer is provoked here. A new route brings what all routes have in common
 * along; for a code of its own there is a line to be added to one of the `provoke-*.ts`.
 */
let world: World;
beforeAll(async () => {
  world = await World.start();
  await provokeOrders(world);
  await provokeActs(world);
  await provokeAudit(world);
  await provokeFigures(world);
  await provokeCodes(world);
  await provokeMaintenance(world);
  await provokeShared(world);
  await provokeOutage(world, COMPLETE, ({ name }) =>
    name.includes('/webhooks/') ? deliveryOf(world, PENDING) : {},
  );
}, 120_000);
afterAll(() => world.stop());

it.each(namedAnswers(documentedAnswers().api))('is really given: %s', (named) => {
  expect(world.answers.seen.has(named)).toBe(true);
});

it('no answer is other than the document says', () => {
  expect(world.faults).toEqual([]);
});
