import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built command line. */
export const program = join(root, 'dist/callcost.js');

/** How one run ended. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line to its end; builds it first when a source file is newer. */
export async function runCli(
  args: readonly string[],
  { cwd = root, input = '', env = {} }: CliOptions = {},
): Promise<CliRun> {
  ensureBuilt();
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A command that does not read its input closes the pipe; that is no failure of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout, stderr };
}

/** Runs a command that must succeed, and parses what it printed. */
export async function runJson(args: readonly string[], options: CliOptions = {}): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await runCli(args, options);
  assert.equal(code, 0, stderr);
  const parsed: unknown = JSON.parse(stdout);
  assert.ok(typeof parsed === 'object' && parsed !== null);
  return { ...parsed };
}

let isBuilt = false;

/** Builds the command line unless what is there is newer than every source file. */
export function ensureBuilt(): void {
  if (isBuilt) return;
  const built = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newestUnder(join(root, 'src')) > built || newestUnder(join(root, 'scripts')) > built) {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: root, stdio: 'pipe' });
  }
  isBuilt = true;
}

function newestUnder(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.filter((file) => file.endsWith('.ts')).map((file) => statSync(join(folder, file)).mtimeMs));
}
