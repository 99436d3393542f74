import type { RunCost } from '../diff/run-cost.ts';
import type { HistoryReport, ReportedCommit } from './history-contract.ts';

/** A commit with what its calls cost in groups, and all together. */
export interface CommitToReport extends Pick<ReportedCommit, 'hash' | 'date' | 'subject'> {
  readonly tags: readonly string[];
  readonly byFeature: readonly RunCost[];
  readonly byFolder: readonly RunCost[];
  readonly all: RunCost;
}

/** How calls that belong to no feature are called, beside others that do. */
const noFeature = '(no feature)';

/** A history in its public form: by feature, or by folder where no commit has a feature. */
export function createHistoryReport(
  root: string,
  { asOf, source }: HistoryReport['prices'],
  commits: readonly CommitToReport[],
  notes: readonly string[],
): HistoryReport {
  const hasFeatures = commits.some(({ byFeature }) => byFeature.some(({ name }) => name !== ''));
  const groupsOf = ({ byFeature, byFolder }: CommitToReport) => (hasFeatures ? byFeature : byFolder);
  return {
    version: 1,
    root,
    prices: { asOf, source },
    groupedBy: hasFeatures ? 'feature' : 'folder',
    features: namesOf(commits.map(groupsOf)),
    commits: commits.map((commit) => reportCommit(commit, groupsOf(commit))),
    notes: [...notes],
  };
}

/** All names, most expensive in the last state first. */
function namesOf(states: readonly (readonly RunCost[])[]): string[] {
  const last = new Map((states.at(-1) ?? []).map((run) => [run.name, run.perRun.cost?.low ?? -1]));
  const names = new Set(states.flatMap((runs) => runs.map(({ name }) => name)));
  const costOf = (name: string) => last.get(name) ?? -2;
  return [...names]
    .sort((one, other) => costOf(other) - costOf(one) || (one < other ? -1 : 1))
    .map((name) => name || noFeature);
}

function reportCommit({ hash, date, subject, tags, all }: CommitToReport, runs: readonly RunCost[]): ReportedCommit {
  return {
    hash,
    date,
    subject,
    tags: [...tags],
    features: runs.map(({ name, calls, priced, perRun, withMonth, perMonth }) => ({
      name: name || noFeature,
      calls,
      priced,
      perRun: perRun.cost,
      ...(perRun.reason === null ? {} : { perRunReason: perRun.reason }),
      withMonth,
      perMonth,
    })),
    calls: all.calls,
    priced: all.priced,
    withMonth: all.withMonth,
    perMonth: all.perMonth,
  };
}
