import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataDir, removeDataDir, runToEnd, ServiceProcess } from '../support/service-process.js';

/** Given where nothing is made up. */
const GIVEN = { MASTER_KEY: 'a master key of the tests, long enough to be one', SANDBOX: '1' };

describe('a service that cannot start', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await newDataDir();
  });
  afterAll(() => {
    removeDataDir(dataDir);
  });

  /** What it says: one line, that begins with the name of what is wrong, and no stack. */
  const complaint = async (env: NodeJS.ProcessEnv, expectedCode: number): Promise<string> => {
    const { code, output } = await runToEnd(dataDir, env);
    expect({ code, output }).toMatchObject({ code: expectedCode });
    expect(output).not.toMatch(/^\s+at /m);
    return output;
  };

  it('names every variable that is wrong, with an example, and no value of a secret', async () => {
    const output = await complaint(
      {
        ...{ PORT: '65536', LOG_LEVEL: 'loud', FULFILLMENT_MODE: 'maybe', LMS_TIMEOUT: '3' },
        ...{ JWT_SECRET: 'hunter2', MASTER_KEY: 'hunter2', DATABASE_URL: 'mysql://a:hunter2@b' },
      },
      78,
    );
    const named = ['PORT', 'LOG_LEVEL', 'FULFILLMENT_MODE', 'JWT_SECRET', 'MASTER_KEY'];
    for (const name of [...named, 'DATABASE_URL', 'LMS_TIMEOUT']) {
      expect(output).toMatch(new RegExp(`^${name} .+ Example: `, 'm'));
    }
    expect(output).not.toContain('hunter2');
  });

  it('says that DATA_DIR is a file', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    expect(await complaint({ DATA_DIR: file }, 78)).toMatch(/DATA_DIR: cannot make .+a-file/);
  });

  it('says that a secret which it made is damaged', async () => {
    writeFileSync(join(dataDir, 'jwt.secret'), 'short');
    expect(await complaint({ JWT_SECRET: '' }, 78)).toMatch(/jwt\.secret is damaged/);
  });

  it('says that the port is in use', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, output } = await runToEnd(dataDir, { PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`PORT ${port} is in use by another program. Example: PORT=`);
  });

  it('says that the database does not answer, and keeps its password to itself', async () => {
    const DATABASE_URL = 'postgres://mark:hunter2@127.0.0.1:1/makegood';
    const output = await complaint({ ...GIVEN, DATABASE_URL }, 1);
    expect(output).toMatch(/DATABASE_URL postgres:\/\/127\.0\.0\.1:1\/makegood .+ECONNREFUSED/);
    expect(output).not.toContain('hunter2');
  });

  it('keeps the password of an event store to itself whose address it cannot read', async () => {
    for (const options of ['?bogus=1', '?tls=maybe', '?tlsVerifyCert=false']) {
      const EVENTSTORE_URL = `esdb://mark:hunter2@127.0.0.1:1${options}`;
      const output = await complaint({ ...GIVEN, EVENTSTORE_URL }, 1);
      expect(output).toMatch(/EVENTSTORE_URL .+ Example: EVENTSTORE_URL=/);
      expect(output).not.toContain('hunter2');
    }
  });
});

describe('a service that starts, but lacks something', () => {
  let dataDir: string;
  let service: ServiceProcess;
  beforeAll(async () => {
    dataDir = await newDataDir();
    service = await ServiceProcess.start(dataDir, {
      ...GIVEN,
      EVENTSTORE_URL: 'esdb://mark:hunter2@127.0.0.1:1?tls=false',
      LMS_URL: 'http://mark:hunter2@127.0.0.1:1',
    });
  });
  afterAll(async () => {
    await service.kill();
    removeDataDir(dataDir);
  });

  it('says so, and keeps the passwords in addresses to itself', () => {
    expect(service.output).toContain('event store at esdb://127.0.0.1:1 does not answer');
    expect(service.output).toContain('the module enrollment has no LMS_API_KEY');
    expect(service.output).not.toContain('hunter2');
  });

  it('lives, and is not ready', async () => {
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ checks: { 'event-store': { ok: false } } });
  });

  it('stops all the same', async () => {
    expect(await service.stop()).toBe(0);
    expect(service.output).not.toContain('cut off');
  });
});

describe('a folder that cannot be made', () => {
  it('is named', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'makegood-test-'));
    const file = join(parent, 'file');
    writeFileSync(file, '');
    const { code, output } = await runToEnd(join(file, 'below'), {});
    rmSync(parent, { recursive: true });
    expect(code).toBe(78);
    expect(output).toMatch(/DATA_DIR: cannot make .+below/);
  });
});
