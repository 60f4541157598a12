import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { newDataDir, removeDataDir, runToEnd, ServiceProcess } from '../support/service-process.js';

describe('start and stop', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await newDataDir([]);
  });

  afterEach(() => {
    removeDataDir(dataDir);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s stops it cleanly', async (signal) => {
    const service = await ServiceProcess.start(dataDir);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    expect(readFileSync(`${dataDir}/http.url`, 'utf8')).toBe(`${service.url}\n`);
    expect(await service.stop(signal)).toBe(0);
    expect(existsSync(`${dataDir}/http.url`)).toBe(false);
  });

  it('does not leave the address of a process that was killed to whoever waits for its own', async () => {
    const files = ['http.url', 'lms.url'].map((name) => `${dataDir}/${name}`);
    for (const file of files) writeFileSync(file, 'http://127.0.0.1:1\n');
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    try {
      const { port } = other.address() as AddressInfo;
      const { code } = await runToEnd(dataDir, { PORT: String(port) });
      expect(code).not.toBe(0);
      expect(files.filter((file) => existsSync(file))).toEqual([]);
    } finally {
      other.close();
    }
  });

  it('says what runs where, and prints a line that places the first order', async () => {
    const service = await ServiceProcess.start(dataDir);
    try {
      for (const part of ['event store', 'SQL', 'LMS', 'SANDBOX', dataDir]) {
        expect(service.output).toContain(part);
      }
      const [, token] = /Authorization: Bearer (\S+)'/.exec(service.output) ?? [];
      const [, body] = /-d '(.+)'/.exec(service.output) ?? [];
      const response = await fetch(`${service.url}/v1/orders`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token ?? ''}`, 'Content-Type': 'application/json' },
        body: body ?? '',
      });
      expect(response.status).toBe(201);
    } finally {
      await service.kill();
    }
  });

  it('does not start with a bad configuration, and says which variable, what is wrong and an example', async () => {
    const { code, output } = await runToEnd(dataDir, { PORT: 'http', RETRY_BASE_MS: '-1' });
    expect(code).toBe(78);
    expect(output).toMatch(/PORT .+ Example: PORT=/);
    expect(output).toMatch(/RETRY_BASE_MS .+ Example: RETRY_BASE_MS=/);
    expect(existsSync(`${dataDir}/http.url`)).toBe(false);
  });

  it('does not start a second time in the same folder', async () => {
    const service = await ServiceProcess.start(dataDir);
    try {
      const { code, output } = await runToEnd(dataDir, {});
      expect(code).toBe(78);
      expect(output).toContain('is in use');
    } finally {
      await service.kill();
    }
  });
});
