/** The comment that Call Cost keeps on a pull request. */

/** What the comment begins with: by this it is found again. Parts of a repository that are checked on their own have one each. */
export function commentMarker(parts: readonly string[]): string {
  return `<!-- ${['callcost', ...parts.map(encodeURIComponent)].join(' ')} -->`;
}

/** GitHub refuses longer comments; characters. */
const longestComment = 65_000;

/** A comment of these paragraphs, of which the longest is cut off at a line where all together would be too long. */
export function commentOf(marker: string, paragraphs: readonly string[]): string {
  const parts = [marker, ...paragraphs.filter((paragraph) => paragraph !== '')];
  const excess = parts.join('\n\n').length - longestComment;
  if (excess <= 0) return parts.join('\n\n');
  const longest = parts.reduce((one, other) => (other.length > one.length ? other : one));
  const room = Math.max(0, longest.length - excess - cutOff.length);
  const cut = `${longest.slice(0, Math.max(0, longest.lastIndexOf('\n', room)))}${cutOff}`;
  return parts.map((part) => (part === longest ? cut : part)).join('\n\n');
}

const cutOff = '\n\n… cut off: the summary of the run has everything.';
