import type { LineCodesView } from './line-codes.query.js';

const COLUMNS = 'code,status,expiresAt,order';

/** RFC 4180, with a header. No value of ours holds a comma, a quote or anything that a spreadsheet would calculate. */
export function codesCsv({ expiresAt, codes }: LineCodesView): string {
  const lines = codes.map(({ code, status, order = '' }) =>
    [code, status, expiresAt, order].join(','),
  );
  return [COLUMNS, ...lines, ''].join('\r\n');
}

/** How much a caller wants a media type, 0 to 1, as `Accept` says (RFC 9110); undefined: it is not named. */
function wanted(accept: string, mediaType: string): number | undefined {
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== mediaType) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  }
  return undefined;
}

/** JSON, unless CSV is asked for by name and no less than JSON. */
export function wantsCsv(accept = ''): boolean {
  const csv = wanted(accept, 'text/csv') ?? 0;
  return csv > 0 && csv >= (wanted(accept, 'application/json') ?? 0);
}
