import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { startNodeProcess } from './node-process.js';
import { temporaryFolder } from './test-node.js';

const KILLS = Number(process.env['TEST_KILLS'] ?? 10);
const WRITERS = 16;
const BATCH = 3;
/** Then new ones are begun, and those are read once more at the end: with every kill there would be more to read. */
const ROUNDS_PER_STREAM = 10;

interface Written {
  readonly stream: string;
  /** Ids of whole batches that were acknowledged, in order. */
  readonly acknowledged: string[];
  /** A batch whose answer never came. */
  unknown: string[] | undefined;
}

const newStreams = (round: number): Written[] =>
  Array.from({ length: WRITERS }, (_, i) => ({
    stream: `s${round}-${i}`,
    acknowledged: [],
    unknown: undefined,
  }));

const batch = (ids: readonly string[]) =>
  ids.map((id) => jsonEvent({ id, type: 'happened', data: { filler: 'x'.repeat(200) } }));

const expectedRevision = (written: Written) =>
  written.acknowledged.length === 0 ? NO_STREAM : BigInt(written.acknowledged.length - 1);

/** Appends batch after batch until the node is gone. A batch of unknown outcome is sent again first, with the same ids. */
async function write(client: EventStoreDBClient, written: Written, acknowledged: () => void) {
  try {
    for (;;) {
      const ids = (written.unknown ??= Array.from({ length: BATCH }, () => randomUUID()));
      await client.appendToStream(written.stream, batch(ids), {
        expectedRevision: expectedRevision(written),
      });
      written.acknowledged.push(...ids);
      written.unknown = undefined;
      acknowledged();
    }
  } catch {
    return; // killed; what matters is what is there afterwards
  }
}

async function idsIn(client: EventStoreDBClient, stream: string): Promise<string[]> {
  const ids: string[] = [];
  try {
    for await (const { event } of client.readStream(stream)) ids.push(event!.id);
  } catch (error) {
    if ((error as { type?: string }).type !== 'stream-not-found') throw error;
  }
  return ids;
}

function expectNothingLost(ids: readonly string[], written: Written): void {
  const all = [...written.acknowledged, ...(written.unknown ?? [])];
  const isThere = ids.length > written.acknowledged.length;
  expect(ids).toEqual(isThere ? all : written.acknowledged);
}

it(
  `loses nothing acknowledged and leaves no half batch in ${KILLS} kills under load`,
  async () => {
    const folder = temporaryFolder();
    const earlier: Written[] = [];
    let streams = newStreams(0);
    for (let round = 0; round <= KILLS; round++) {
      const node = await startNodeProcess(folder);
      const client = EventStoreDBClient.connectionString(node.url);
      const isLast = round === KILLS;
      for (const written of isLast ? [...earlier, ...streams] : streams)
        expectNothingLost(await idsIn(client, written.stream), written);
      if (isLast) {
        await client.dispose();
        expect(await node.stop()).toBe(0);
        break;
      }
      let acknowledgements = 0;
      const enough = 1 + ((round * 37) % 200);
      const killed = new Promise<void>((resolve) => {
        const count = () => {
          acknowledgements += 1;
          if (acknowledgements === enough) resolve(node.kill());
        };
        // One that has no company goes another way than many.
        const writing = round % 2 === 0 ? streams : streams.slice(0, 1);
        void Promise.all(writing.map((written) => write(client, written, count)));
      });
      await killed;
      await client.dispose();
      if (round % ROUNDS_PER_STREAM !== ROUNDS_PER_STREAM - 1) continue;
      earlier.push(...streams);
      streams = newStreams(round);
    }
    rmSync(folder, { recursive: true, force: true });
  },
  60_000 + KILLS * 10_000,
);
