import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text to measure with, and other text of the same kind to warm up with: nothing measured was seen before. */
export interface Corpus {
  readonly name: string;
  readonly warmUp: readonly string[];
  readonly measured: readonly string[];
}

const SLICE_CHARACTERS = 4000;

/** What the development dependencies bring along; `folder`, if given, is one more corpus (all its files). */
export function loadCorpora(root: string, folder: string | undefined): readonly Corpus[] {
  const modules = join(root, 'node_modules');
  const corpora = [
    corpus('prose', modules, (path) => /\.md$/i.test(path) && !/README\.\w/.test(path)),
    corpus(
      'code',
      modules,
      (path) =>
        /(?:zod\/src\/v4|ajv\/lib|mocha\/lib|fast-check\/lib).*\.(?:[cm]?ts|m?js)$/.test(path) &&
        !path.includes('locales'),
    ),
    corpus('JSON', modules, (path) => /(?:package|schema|draft\S*)\.json$/.test(path)),
    corpus('Latin, not English', modules, (path) =>
      /README\.(?:es|fr|pl|pt-BR)\.md$|v4\/locales\/(?:de|fr|es|it|pt|pl|tr|vi)\.ts$/.test(path),
    ),
    corpus('Cyrillic', modules, (path) => /README\.(?:ru|uk)\.md$|v4\/locales\/(?:ru|uk|be|mk|bg)\.ts$/.test(path)),
    corpus('CJK', modules, (path) =>
      /README\.(?:zh-CN|zh-TW|ja|kr)\.md$|v4\/locales\/(?:zh-CN|zh-TW|ja|ko)\.ts$/.test(path),
    ),
  ];
  return folder === undefined ? corpora : [...corpora, corpus(folder, folder, () => true)];
}

/** Every other slice is for warming up. */
function corpus(name: string, folder: string, isWanted: (path: string) => boolean): Corpus {
  const text = filesBelow(folder)
    .filter(isWanted)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const slices: string[] = [];
  for (let start = 0; start < text.length; start += SLICE_CHARACTERS) {
    slices.push(text.slice(start, start + SLICE_CHARACTERS));
  }
  return {
    name,
    warmUp: slices.filter((_, index) => index % 2 === 0),
    measured: slices.filter((_, index) => index % 2 === 1),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
