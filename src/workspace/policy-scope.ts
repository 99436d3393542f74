/** A callcost.yml and what it holds for, without files: the texts come from whoever reads them. */
import type { LineRange, TextRange } from '../core/model.ts';
import { createFeatureFinder, type FindFeature } from '../core/policy/features.ts';
import { locateSetting } from '../core/policy/locate.ts';
import { parsePolicy } from '../core/policy/parse.ts';
import { createPathMatcher, type PathMatcher } from '../core/policy/patterns.ts';
import type { PolicyProblem } from '../core/policy/problems.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import { createLineIndex } from '../core/scan/lines.ts';
import { relativeTo } from './paths.ts';

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
  /** Where a setting stands in the file, or the nearest key above it; the start of the file where neither is written. */
  readonly placeOf: (key: readonly string[]) => { readonly range: TextRange; readonly lines: LineRange };
}

/** Whether one of the folders is, or holds, the folder that a callcost.yml holds for. */
export function isWithin({ folder }: Pick<PolicyScope, 'folder'>, folders: readonly string[]): boolean {
  return folders.some((each) => relativeTo(each, `${folder}/.`) !== null);
}

/** What holds where there is no callcost.yml. */
export function defaultScope(folder: string): PolicyScope {
  return scopeOf(folder, null, defaultPolicy, [], '');
}

/** The scope of the text of a callcost.yml; `name` is how messages call the file. */
export function scopeOfText(text: string, folder: string, name: string): PolicyScope {
  const { policy, problems } = parsePolicy(text, name);
  return scopeOf(folder, name, policy, problems, text);
}

/** The scope of a callcost.yml that cannot be read: the defaults hold, and the reason is a problem. */
export function unreadableScope(folder: string, name: string, reason: string): PolicyScope {
  const message = `The file ${reason}.`;
  const problem = { file: name, line: 1, column: 1, severity: 'error', message, nextStep: null } as const;
  return scopeOf(folder, name, defaultPolicy, [problem], '');
}

/** A file's path as the patterns of a scope mean it. */
export function pathInScope(scope: PolicyScope, absolutePath: string): string {
  return relativeTo(scope.folder, absolutePath) ?? '';
}

function scopeOf(
  folder: string,
  file: string | null,
  policy: Policy,
  problems: readonly PolicyProblem[],
  text: string,
): PolicyScope {
  const isIgnored = createPathMatcher(policy.ignore);
  const placeOf: PolicyScope['placeOf'] = (key) => {
    const range = locateSetting(text, key) ?? { start: 0, end: 0 };
    return { range, lines: createLineIndex(text)(range) };
  };
  return { folder, file, policy, problems, findFeature: createFeatureFinder(policy), isIgnored, placeOf };
}
