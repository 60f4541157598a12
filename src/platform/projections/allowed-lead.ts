import type { Database } from '../sql/database.js';
import { giveUpLead, takeLead, type Led } from './checkpoints.js';

/**
 * Takes the lead, for who may have it. It is asked again with the lead in hand: what was changed before is seen by then, and what
 * is changed later ends the lead. Undefined: another holds it, or it is not to be this one.
 */
export async function takeAllowedLead(
  mayLead: () => Promise<boolean>,
  database: Database,
  consumer: string,
  holder: string,
): Promise<Led | undefined> {
  if (!(await mayLead())) return undefined;
  const led = await takeLead(database, consumer, holder);
  if (!led || (await mayLead())) return led;
  await database.run(giveUpLead(led));
  return undefined;
}
