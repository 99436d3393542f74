import type { Comparison } from './compare.ts';

/** What limits a comparison, a sentence each. */
export function diffNotes({ base, head }: Comparison): readonly string[] {
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
  return [...policyNote, ...policies, ...unread];
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
