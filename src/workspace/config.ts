/** Finds and reads callcost.yml: the nearest file holds for its folder. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { createFeatureFinder, type FindFeature } from '../core/policy/features.ts';
import { parsePolicy } from '../core/policy/parse.ts';
import { createPathMatcher, type PathMatcher } from '../core/policy/patterns.ts';
import type { PolicyProblem } from '../core/policy/problems.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import { unreadableReason } from './file-errors.ts';
import { relativeTo } from './ignore-rules.ts';

/** Name of the file, in every folder. */
export const policyFileName = 'callcost.yml';

/** A policy, and the folder (absolute) to which its paths are relative. */
export interface PolicyScope {
  readonly folder: string;
  /** The file as it is named in messages; null where there is none and the defaults hold. */
  readonly file: string | null;
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
  readonly findFeature: FindFeature;
  readonly isIgnored: PathMatcher;
}

/** What holds where there is no callcost.yml. */
export function defaultScope(folder: string): PolicyScope {
  return scopeOf(folder, null, defaultPolicy, []);
}

/**
 * Reads a callcost.yml that was found in a folder; `name` is how messages call it. One that cannot be read is a problem,
 * and the defaults hold.
 */
export async function readScope(folder: string, name: string): Promise<PolicyScope> {
  return readScopeFile(join(folder, policyFileName), folder, name).catch((error: unknown) =>
    scopeOf(folder, name, defaultPolicy, [
      {
        file: name,
        line: 1,
        column: 1,
        severity: 'error',
        message: `The file ${unreadableReason(error)}.`,
        nextStep: null,
      },
    ]),
  );
}

/**
 * Reads the file that `--config` names. Its paths are relative to its own folder when the root lies in there, else to
 * the root. Throws a UserError when it cannot be read: what was asked for explicitly must not be left out silently.
 */
export async function readExplicitScope(file: string, root: string): Promise<PolicyScope> {
  const folder = dirname(resolve(file));
  const holdsRoot = folder === root || relativeTo(folder, root) !== null;
  return readScopeFile(resolve(file), holdsRoot ? folder : root, file).catch((error: unknown) => {
    throw new UserError(`The configuration ${file} ${unreadableReason(error)}.`, 'Check the path after --config.');
  });
}

/** A file's path as the patterns of a scope mean it. */
export function pathInScope(scope: PolicyScope, absolutePath: string): string {
  return relativeTo(scope.folder, absolutePath) ?? '';
}

/** The scope of a callcost.yml whose text is at hand, e.g. in an editor. */
export function scopeOfText(text: string, folder: string, name: string): PolicyScope {
  const { policy, problems } = parsePolicy(text, name);
  return scopeOf(folder, name, policy, problems);
}

async function readScopeFile(path: string, folder: string, name: string): Promise<PolicyScope> {
  return scopeOfText(await readFile(path, 'utf8'), folder, name);
}

function scopeOf(folder: string, file: string | null, policy: Policy, problems: readonly PolicyProblem[]): PolicyScope {
  const isIgnored = createPathMatcher(policy.ignore);
  return { folder, file, policy, problems, findFeature: createFeatureFinder(policy), isIgnored };
}
