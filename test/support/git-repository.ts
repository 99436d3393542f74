import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { withFolder } from './folders.ts';

/** A repository that a test writes the history of. */
export interface TestRepository {
  readonly folder: string;
  /** Runs git in it, and returns what that printed. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Writes files into the working tree; null removes one. */
  readonly write: (files: Readonly<Record<string, string | null>>) => Promise<void>;
  /** The same, then commits everything. Returns the commit. */
  readonly commit: (files: Readonly<Record<string, string | null>>, message?: string) => Promise<string>;
}

/** A new repository on branch `main` without commits, removed afterwards. */
export async function withRepository<Result>(use: (repository: TestRepository) => Promise<Result>): Promise<Result> {
  return withFolder({}, async (folder) => {
    const repository = repositoryAt(folder);
    await repository.git('init', '--quiet', '--initial-branch=main');
    return use(repository);
  });
}

/** A repository that is there already, e.g. a clone of another. */
export function repositoryAt(folder: string): TestRepository {
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', [...settings, ...args], { cwd: folder, env: environment });
    return stdout.trim();
  };
  const write = async (files: Readonly<Record<string, string | null>>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      if (content === null) await rm(file);
      else await writeFile(file, content);
    }
  };
  return {
    folder,
    git,
    write,
    async commit(files, message = 'A commit') {
      await write(files);
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

/** The environment of git without what this machine or a hook has set. */
const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
};

const settings: readonly string[] = [
  '-c',
  'user.name=Test',
  '-c',
  'user.email=test@example.com',
  '-c',
  'commit.gpgsign=false',
  '-c',
  'protocol.file.allow=always',
];
