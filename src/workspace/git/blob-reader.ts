/** Reads blobs of a repository through one `git cat-file --batch`. */
import { UserError } from '../../core/errors.ts';
import { type GitPlace, startGit } from './run-git.ts';

/** It starts git when first asked, and ends it when disposed. */
export interface BlobReader {
  /** The bytes of a blob. Rejects where it is not there. */
  read(hash: string): Promise<Uint8Array>;
  dispose(): void;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** Makes a reader. */
export function createBlobReader(place: GitPlace): BlobReader {
  let process: ReturnType<typeof startGit> | null = null;
  let waiting: Waiting[] = [];

  function fail(error: unknown): void {
    const all = waiting;
    waiting = [];
    process = null;
    for (const { reject } of all) reject(error);
  }

  function start(): ReturnType<typeof startGit> {
    const started = startGit(place, ['cat-file', '--batch']);
    const read = createAnswerReader((answer) => {
      const next = waiting.shift();
      if (answer === null) next?.reject(missingBlobs());
      else next?.resolve(answer);
    });
    const ended = () => {
      if (process === started) fail(new Error('git cat-file has ended'));
    };
    started.stdout.on('data', read);
    started.stderr.resume();
    started.stdin.on('error', ended);
    started.once('error', ended).once('close', ended);
    return started;
  }

  return {
    read: (hash) =>
      new Promise((resolve, reject) => {
        process ??= start();
        waiting.push({ resolve, reject });
        process.stdin.write(`${hash}\n`);
      }),
    dispose() {
      const running = process;
      fail(new Error('no more blobs are read'));
      running?.stdin.end();
      running?.kill();
    },
  };
}

/** What is said of a clone that was made without the content of files. */
export function missingBlobs(): UserError {
  return new UserError(
    'This clone lacks the content of some files (it was made with --filter).',
    'Run: git fetch --refetch --no-filter',
  );
}

/** Takes the output of git apart: a line `<hash> <type> <size>`, that many bytes and a line end, or `<hash> missing`. */
function createAnswerReader(onAnswer: (bytes: Uint8Array | null) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let length = 0;
  /** Bytes until the end of the present answer; null where its first line is not complete. */
  let wanted: { readonly start: number; readonly end: number } | null = null;

  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    // Chunks are joined only where something is complete, so that large blobs are not copied over and over.
    while (length > (wanted?.end ?? 0)) {
      const all = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      chunks = [all];
      const consumed = wanted === null ? readHeader(all) : readBody(all, wanted);
      if (consumed === null) return;
      chunks = [all.subarray(consumed)];
      length -= consumed;
    }
  };

  function readHeader(all: Buffer): number | null {
    const end = all.indexOf(0x0a);
    if (end < 0) return null;
    const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(all.toString('latin1', 0, end))?.[1];
    if (size === undefined) onAnswer(null);
    else wanted = { start: 0, end: Number(size) };
    return end + 1;
  }

  function readBody(all: Buffer, { start, end }: NonNullable<typeof wanted>): number {
    wanted = null;
    onAnswer(new Uint8Array(all.subarray(start, end)));
    return end + 1;
  }
}
