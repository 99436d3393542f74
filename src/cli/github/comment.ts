/** The comment that Call Cost keeps on a pull request. */

/** What the comment begins with: by this it is found again. Parts of a repository that are checked on their own have one each. */
export function commentMarker(parts: readonly string[]): string {
  return `<!-- ${['callcost', ...parts.map(encodeURIComponent)].join(' ')} -->`;
}

/** GitHub refuses longer comments; characters. */
const longestComment = 65_000;

/** A comment of these paragraphs, cut off at a line where it would be too long. */
export function commentOf(marker: string, paragraphs: readonly string[]): string {
  const text = [marker, ...paragraphs.filter((paragraph) => paragraph !== '')].join('\n\n');
  if (text.length <= longestComment) return text;
  const cut = text.lastIndexOf('\n', longestComment);
  return `${text.slice(0, cut)}\n\n… cut off: the summary of the run has everything.`;
}
