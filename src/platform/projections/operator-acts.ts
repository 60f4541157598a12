import { queryBuilder } from '../sql/query-builder.js';
import type { Query } from '../sql/query.js';
import type { OperatorActTables } from './parking.tables.js';

const tables = queryBuilder<OperatorActTables>();

/** Something that a person did to a consumer or a projection. */
export interface OperatorAct {
  readonly actor: string;
  readonly act:
    'release-stream' | 'rebuild-projection' | 'switch-projection' | 'roll-back-projection';
  readonly subject: string;
  readonly reason: string;
}

/** Who did what and why: in the transaction that does it. */
export function recordAct(act: OperatorAct): Query {
  return tables.insertInto('operator_acts').values(act);
}
