/** The name to which a value is assigned, and where that stands. */
export interface AssignedName {
  readonly name: string;
  readonly start: number;
}

const assignment = /([\p{L}_$][\p{L}\p{N}_$]*)['"]?\s*(?::\s*[^=]{1,80})?[=:]\s*[([]?\s*[a-zA-Z]{0,2}$/u;

/** Longer lines are data. */
const longestLine = 200;

/** The name before `=` or `:`, on the line on which a value starts; null where there is none. */
export function assignedName(text: string, valueStart: number): AssignedName | null {
  const lineStart = Math.max(text.lastIndexOf('\n', valueStart - 1) + 1, valueStart - longestLine);
  const found = assignment.exec(text.slice(lineStart, valueStart));
  const name = found?.[1];
  return found === null || name === undefined ? null : { name, start: lineStart + found.index };
}
