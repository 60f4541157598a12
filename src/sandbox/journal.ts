import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const chunkBytes = 1 << 20;
const newline = 0x0a;

/** A line in the middle of a journal that is not JSON: nobody may guess what it said. */
export class JournalDamaged extends Error {
  constructor(path: string, line: number) {
    super(`${path}: line ${line} is not JSON; move the file away to start with empty books`);
    this.name = 'JournalDamaged';
  }
}

interface Line<Entry> {
  readonly number: number;
  readonly entry: Entry;
}

/**
 * Append-only JSON lines. An entry is with the operating system when `append` returns, so killing the process
 * loses nothing that was answered; a machine that loses power may lose its tail, which a sandbox can live with.
 */
export class Journal<Entry> {
  private constructor(
    readonly path: string,
    private file: number | undefined,
    private bytes: number,
  ) {}

  /** Hands every entry to `fold`, in order, and cuts off a last line that was torn while it was written. */
  static open<Entry>(path: string, fold: (entry: Entry) => void): Journal<Entry> {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'a+');
    try {
      let whole = 0;
      for (const line of readLines<Entry>(path, file)) {
        fold(line.entry);
        whole = line.end;
      }
      ftruncateSync(file, whole);
      return new Journal<Entry>(path, file, whole);
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  append(entry: Entry): void {
    const file = this.opened();
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      for (let sent = 0; sent < line.length; sent += writeSync(file, line, sent));
    } catch (error) {
      // A full disk may have taken half a line; the next entry must not be glued to it.
      ftruncateSync(file, this.bytes);
      throw error;
    }
    this.bytes += line.length;
  }

  *entries(): Generator<Line<Entry>> {
    yield* readLines<Entry>(this.path, this.opened());
  }

  close(): void {
    closeSync(this.opened());
    this.file = undefined;
  }

  /** The number of a closed file may belong to another one by now. */
  private opened(): number {
    if (this.file === undefined) throw new Error(`${this.path} is closed`);
    return this.file;
  }
}

function* readLines<Entry>(path: string, file: number): Generator<Line<Entry> & { end: number }> {
  let number = 0;
  let torn = false;
  for (const { text, end } of splitLines(file)) {
    number += 1;
    if (torn) throw new JournalDamaged(path, number - 1);
    try {
      yield { number, entry: JSON.parse(text) as Entry, end };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      torn = true;
    }
  }
}

/** Lines that end in a newline; what follows the last newline was never answered. */
function* splitLines(file: number): Generator<{ text: string; end: number }> {
  const chunk = Buffer.alloc(chunkBytes);
  let rest = Buffer.alloc(0);
  let read = 0;
  let end = 0;
  for (;;) {
    const got = readSync(file, chunk, 0, chunkBytes, read);
    if (got === 0) return;
    read += got;
    rest = Buffer.concat([rest, chunk.subarray(0, got)]);
    let start = 0;
    for (let at = rest.indexOf(newline); at !== -1; at = rest.indexOf(newline, start)) {
      end += at - start + 1;
      yield { text: rest.toString('utf8', start, at), end };
      start = at + 1;
    }
    rest = rest.subarray(start);
  }
}
