import type { LanguageId } from '../core/model.ts';
import type { ProjectSource } from '../core/scan/project.ts';

/** What decides which file an import means. */
type Resolve = ProjectSource['resolve'];

/** Where imports lead, as far as anybody has asked. */
export interface RememberedImports {
  readonly resolve: Resolve;
  /** From now on this decides; gives the files of which an import that was asked for leads elsewhere now. */
  replace(resolve: Resolve, pause: () => Promise<void>): Promise<readonly string[]>;
  /** A file has changed: what it imports now is asked anew. */
  forget(file: string): void;
}

/** Imports that are resolved between two pauses: a few milliseconds. */
const importsBetweenPauses = 500;

/** Nothing leads anywhere until there is something to resolve by. */
export function createRememberedImports(): RememberedImports {
  const byFile = new Map<string, Map<string, Answer>>();
  let current: Resolve = () => null;

  function resolve(from: string, specifier: string, language: LanguageId): string | null {
    const known = byFile.get(from) ?? new Map<string, Answer>();
    byFile.set(from, known);
    const key = `${language} ${specifier}`;
    const before = known.get(key);
    if (before !== undefined) return before.file;
    const file = current(from, specifier, language);
    known.set(key, { specifier, language, file });
    return file;
  }

  return {
    resolve,
    async replace(next, pause) {
      current = next;
      const changed = new Set<string>();
      let count = 0;
      for (const [from, known] of byFile) {
        for (const [key, answer] of known) {
          const file = next(from, answer.specifier, answer.language);
          if (file !== answer.file) changed.add(from);
          known.set(key, { ...answer, file });
          count += 1;
          if (count % importsBetweenPauses === 0) await pause();
        }
      }
      return [...changed];
    },
    forget: (file) => {
      byFile.delete(file);
    },
  };
}

interface Answer {
  readonly specifier: string;
  readonly language: LanguageId;
  readonly file: string | null;
}
