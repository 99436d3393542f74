/** Folders that say how code is laid out, not what it is for. */
const layoutFolders: ReadonlySet<string> = new Set([
  'src',
  'lib',
  'app',
  'apps',
  'packages',
  'services',
  'source',
  'pkg',
]);

/**
 * A name for each folder (with a slash at its end) or file: its last part in kebab case, with as many parts before it as
 * it takes to tell it from the others. Every place gets a name of its own.
 */
export function proposeFeatureNames(places: readonly string[]): ReadonlyMap<string, string> {
  const partsByPlace = new Map(places.map((place) => [place, namingParts(place)]));
  const names = new Map<string, string>();
  for (const [place, parts] of partsByPlace) {
    const others = [...partsByPlace].filter(([other]) => other !== place).map(([, otherParts]) => otherParts);
    names.set(place, withNumber(shortestOwnName(parts, others), new Set(names.values())));
  }
  return names;
}

function namingParts(place: string): readonly string[] {
  const parts = place
    .replace(/\/$|\.[^./]+$/, '')
    .split('/')
    .map(kebabCase)
    .filter((part) => part !== '');
  const telling = parts.filter((part) => !layoutFolders.has(part));
  return telling.length > 0 ? telling : [parts.at(-1) ?? 'app'];
}

function shortestOwnName(parts: readonly string[], others: readonly (readonly string[])[]): string {
  for (let length = 1; length < parts.length; length++) {
    const name = lastParts(parts, length);
    if (others.every((other) => lastParts(other, length) !== name)) return name;
  }
  return lastParts(parts, parts.length);
}

function lastParts(parts: readonly string[], length: number): string {
  return parts.slice(-length).join('-');
}

function withNumber(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let number = 2; taken.has(unique); number++) unique = `${name}-${number}`;
  return unique;
}

function kebabCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
