import type { Database } from '../sql/database.js';
import { RowCountMismatch } from '../sql/sql-errors.js';
import { holdsLead, type Lead } from './checkpoints.js';

/** Another process took the lead over, or a switch of versions ended it; what was to be written was rolled back. */
export class LeadLost extends Error {
  override readonly name = 'LeadLost';
}

/** What an error of a leader means: that it leads no more, or what it says. */
export async function lostOr(error: unknown, database: Database, lead: Lead): Promise<unknown> {
  if (!(error instanceof RowCountMismatch)) return error;
  const holds = await holdsLead(database, lead).catch(() => true);
  return holds ? error : new LeadLost(`${lead.consumer} is led by somebody else.`);
}
