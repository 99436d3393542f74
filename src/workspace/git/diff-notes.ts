import type { AnalysedCall } from '../../core/analysis.ts';
import { groupedBy } from '../../core/grouping.ts';
import type { Call } from '../../core/model.ts';
import type { Comparison } from './compare.ts';

/** What limits a comparison, a sentence each. */
export function diffNotes({ base, head, diff, isSparse }: Comparison): readonly string[] {
  const unread = [
    ...leftOutNotes(base.snapshot.leftOut, head.snapshot.leftOut, base.name),
    ...leftOutNotes(head.snapshot.leftOut, base.snapshot.leftOut, head.name),
  ];
  const policies = [base, head].flatMap(({ name, snapshot }) =>
    snapshot.policyProblems.map((problem) => `${name}: ${problem}`),
  );
  const hadPolicy = base.snapshot.policyFiles.length > 0;
  const hasPolicy = head.snapshot.policyFiles.length > 0;
  const policyNote =
    hadPolicy === hasPolicy
      ? []
      : [`callcost.yml is only in ${hasPolicy ? head.name : base.name}: volumes and sizes differ because of that.`];
  const measured = head.snapshot.isMeasured ? [measuredNote] : [];
  const sparse = isSparse ? [sparseNote] : [];
  return [...policyNote, ...policies, ...unread, ...sparse, ...wrapperNotes({ base, head, diff }), ...measured];
}

const sparseNote = 'Files that this sparse checkout leaves out are compared on neither side.';

const measuredNote =
  'What a gateway measured is left out on both sides: it tells of the code that runs. Budgets of a check go by it.';

/**
 * What callers pass to a wrapper is followed as far as it can be. Where that is no longer so far, a few calls stand for all
 * the callers that there were, which look as if they had gone; and the other way round.
 */
function wrapperNotes({ base, head, diff }: Pick<Comparison, 'base' | 'head' | 'diff'>): readonly string[] {
  const removed = requestsBehind(diff.removed, base.snapshot);
  const added = requestsBehind(diff.added, head.snapshot);
  return [...removed].flatMap(([name, before]) => {
    const after = added.get(name) ?? [];
    const isThroughWrapper = [...before, ...after].some(({ isPassed }) => isPassed);
    const [fewer, more] = [before.length, after.length].toSorted((one, other) => one - other);
    if (!isThroughWrapper || fewer === undefined || more === undefined || fewer === 0 || more < fewer * manyTimes)
      return [];
    const counts = `${before.length} removed and ${after.length} added calls lead to ${name}`;
    return [`${counts}: where callers of a function cannot be followed, one call stands for them all.`];
  });
}

/** Fewer callers than that come and go together in everyday work. */
const manyTimes = 3;

/** Calls by the function that makes their request, which is another one for the calls of a wrapper. */
function requestsBehind(calls: readonly AnalysedCall[], { madeFor }: Comparison['base']['snapshot']) {
  const requests = calls.map((analysed) => ({
    request: madeFor.get(analysed) ?? analysed.call,
    isPassed: madeFor.has(analysed),
  }));
  return groupedBy(requests, ({ request }) => functionOf(request));
}

function functionOf({ file, enclosing }: Call): string {
  return `${enclosing} of ${file}`;
}

/** Files that cannot be read on one side only: their calls look as if they had come or gone. */
function leftOutNotes(
  own: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  name: string,
): readonly string[] {
  const files = [...own].filter(([file]) => !other.has(file));
  const shown = files.slice(0, mostFiles).map(([file, reason]) => `${file} is left out in ${name}: ${reason}.`);
  const more = files.length - shown.length;
  return more > 0 ? [...shown, `${more} more files are left out in ${name}.`] : shown;
}

const mostFiles = 5;
