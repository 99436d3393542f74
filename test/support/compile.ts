import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A source that must compile, under a name by which it is known in messages. */
export interface NamedSource {
  readonly name: string;
  readonly text: string;
}

const program = `
import json, sys
for source in json.load(sys.stdin):
    try:
        compile(source["text"], source["name"], "exec")
    except SyntaxError as error:
        print(f'{source["name"]}: {error}')
`;

/** What Python says against the sources, in one process; null where there is no Python on the machine. */
export function pythonErrors(sources: readonly NamedSource[]): readonly string[] | null {
  const { error, stdout, status } = spawnSync('python3', ['-W', 'ignore', '-c', program], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
  });
  if (error !== undefined || status !== 0) return null;
  return stdout.split('\n').filter((line) => line !== '');
}

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  target: 'es2022',
  lib: ['es2023', 'dom'],
  types: ['node'],
  jsx: 'preserve',
};

/** What the TypeScript compiler says against the sources, in one program with the types of the real SDKs. */
export function typeErrors(sources: readonly NamedSource[]): readonly string[] {
  // Below the repository, so that its packages are found.
  const folder = join(root, 'dist', 'edit-cases');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of sources) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*'] }));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  });
  const errors = stdout.split('\n').filter((line) => line !== '');
  return status === 0 || errors.length > 0 ? errors : ['the compiler failed without saying why'];
}
