/** The one comment that Call Cost keeps on a pull request. */

/** What the comment begins with: by this it is found again. */
export const commentMarker = '<!-- callcost -->';

/** GitHub refuses longer comments; characters. */
const longestComment = 65_000;

/** A comment of these parts, cut off at a line where it would be too long. */
export function commentOf(parts: readonly string[]): string {
  const text = [commentMarker, ...parts.filter((part) => part !== '')].join('\n\n');
  if (text.length <= longestComment) return text;
  const cut = text.lastIndexOf('\n', longestComment);
  return `${text.slice(0, cut)}\n\n… cut off: the summary of the run has everything.`;
}
