import { codesCsv, wantsCsv } from './csv.js';

describe('CSV', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, false],
    ['', false],
    ['*/*', false],
    ['application/json', false],
    ['text/csv', true],
    ['Text/CSV; q=0.5', true],
    ['text/csv;q=0', false],
    ['text/csv;q=x', false],
    ['application/json, text/csv', true],
    ['application/json, text/csv;q=0.9', false],
    ['application/json;q=0.1, text/csv;q=0.9, */*', true],
  ])('by Accept %j: %s', (accept, expected) => {
    expect(wantsCsv(accept)).toBe(expected);
  });

  it('has a line for each code', () => {
    const codes = [
      { code: 'A', status: 'unused' },
      { code: 'B', status: 'used', order: 'CODE-1' },
    ] as const;
    const line = { orderNumber: 'EDX-1', lineId: '1', expiresAt: '2036-01-01T00:00:00.000Z' };
    expect(codesCsv({ ...line, codes })).toBe(
      'code,status,expiresAt,order\r\n' +
        'A,unused,2036-01-01T00:00:00.000Z,\r\n' +
        'B,used,2036-01-01T00:00:00.000Z,CODE-1\r\n',
    );
  });
});
