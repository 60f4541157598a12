import { protocol } from '@electric-sql/pglite';
import { decodeColumn } from '../column.js';
import type { SqlResult } from '../sql-engine.js';

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

interface RawResult {
  fields: readonly Field[];
  readonly rows: (readonly (string | null)[])[];
  tag: string;
}

type ServerError = InstanceType<typeof protocol.messages.DatabaseError>;

/** What PGlite answered to one message, up to the first error. */
export interface Answer {
  readonly results: readonly RawResult[];
  readonly error: ServerError | undefined;
  /** Idle, in a transaction, in a failed one; undefined if the backend died. */
  readonly status: string | undefined;
}

type Message = Parameters<Parameters<protocol.Parser['parse']>[1]>[0];

export function readAnswer(bytes: Uint8Array): Answer {
  const results: RawResult[] = [];
  let current: RawResult = { fields: [], rows: [], tag: '' };
  let error: ServerError | undefined;
  let status: string | undefined;

  const take = (message: Message): void => {
    if (message instanceof protocol.messages.RowDescriptionMessage) {
      current.fields = message.fields;
    } else if (message instanceof protocol.messages.DataRowMessage) {
      current.rows.push(message.fields);
    } else if (message instanceof protocol.messages.CommandCompleteMessage) {
      current.tag = message.text;
      results.push(current);
      current = { fields: [], rows: [], tag: '' };
    } else if (message instanceof protocol.messages.DatabaseError) {
      error ??= message;
    } else if (message instanceof protocol.messages.ReadyForQueryMessage) {
      status = message.status;
    }
  };
  new protocol.Parser().parse(bytes, take);
  return { results, error, status };
}

export function decodeResult({ fields, rows, tag }: RawResult): SqlResult {
  return { rows: rows.map((row) => decodeRow(fields, row)), affectedRows: countOf(tag) };
}

function decodeRow(
  fields: readonly Field[],
  values: readonly (string | null)[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [index, { name, dataTypeID }] of fields.entries()) {
    const text = values[index] ?? null;
    row[name] = text === null ? null : decodeColumn(dataTypeID, text);
  }
  return row;
}

/** `INSERT 0 3`, `UPDATE 3`, `SELECT 3`; `CREATE TABLE` counts nothing. */
function countOf(tag: string): number {
  const count = /(\d+)$/.exec(tag)?.[1];
  return count === undefined ? 0 : Number(count);
}
