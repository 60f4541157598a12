import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

function recorded(json: boolean) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, logger: createLogger({ level: 'info', json, destination }) };
}

describe('the log', () => {
  it('is JSON for machines', () => {
    const { logger, lines } = recorded(true);
    logger.info({ orders: 2 }, 'ready');
    logger.debug('not at this level');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { level: 'info', time: expect.any(String) as string, orders: 2, msg: 'ready' },
    ]);
  });

  it('is short lines for people', () => {
    const { logger, lines } = recorded(false);
    logger.warn({ port: 8080, at: { a: 1 } }, 'slow');
    logger.error({ err: new Error('broken') }, 'failed');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} warn {2}slow port=8080 at={"a":1}\n$/);
    expect(lines[1]).toMatch(/ error failed\nError: broken\n {4}at /);
  });

  it.each([true, false])('hides credentials (JSON: %s)', (json) => {
    const { logger, lines } = recorded(json);
    const headers = {
      authorization: 'Bearer hunter2',
      'x-edx-api-key': 'hunter2',
      cookie: 'hunter2',
    };
    logger.info({ headers, request: { headers }, token: 'hunter2' }, 'asked');
    expect(lines.join()).not.toContain('hunter2');
  });

  it('takes what Nest says: its chatter at debug, its errors with their stack', () => {
    const { logger, lines } = recorded(true);
    const nest = new NestLogger(logger);
    nest.log('Mapped {/orders, GET}', 'RouterExplorer');
    nest.error('it broke', 'Error: it broke\n at x', 'ExceptionHandler');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'error',
      msg: 'it broke',
      context: 'ExceptionHandler',
      stack: 'Error: it broke\n at x',
    });
  });
});
