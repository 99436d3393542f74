import { unreadableReason } from '../workspace/file-errors.ts';
import { relativeTo } from '../workspace/paths.ts';
import {
  defaultScope,
  type PolicyScope,
  policyFileName,
  scopeOfText,
  unreadableScope,
} from '../workspace/policy-scope.ts';
import type { ServerHost } from './host.ts';

/** The callcost.yml files of the workspace, as they are in the editor or else on disk. */
export interface Policies {
  /** What holds for a document; null for one without a place, for which the first folder's file holds. */
  scopeOf(path: string | null): Promise<PolicyScope>;
  /** The file that holds for a document or folder, with its text; where there is none, where it should be. */
  fileFor(path: string | null): Promise<PolicyFile | null>;
  /** Reads everything again when next asked. */
  forget(): void;
}

/** A callcost.yml. `text` is null where there is no such file yet. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string | null;
}

export interface PolicyContext {
  readonly host: Pick<ServerHost, 'findPolicyFile' | 'readText'>;
  /** Paths of the folders of the workspace. */
  readonly folders: () => readonly string[];
  /** The text of a file that is open in the editor. */
  readonly openText: (path: string) => string | null;
}

/** Reads nothing until asked; each file is read once until `forget`. */
export function createPolicies({ host, folders, openText }: PolicyContext): Policies {
  const fileByFolder = new Map<string, Promise<string | null>>();
  const scopeByFile = new Map<string, Promise<PolicyScope>>();
  const defaults = new Map<string, PolicyScope>();

  const fileIn = (folder: string): Promise<string | null> =>
    remembered(fileByFolder, folder, () => host.findPolicyFile(folder, topOf(folder, folders())));

  async function scopeOfFile(file: string): Promise<PolicyScope> {
    const folder = folderOf(file);
    const top = topOf(folder, folders());
    const name = (top === null ? null : relativeTo(top, file)) ?? policyFileName;
    try {
      return scopeOfText(openText(file) ?? (await host.readText(file)), folder, name);
    } catch (error) {
      return unreadableScope(folder, name, unreadableReason(error));
    }
  }

  return {
    async scopeOf(path) {
      const folder = path === null ? (folders()[0] ?? null) : folderOf(path);
      if (folder === null) return rememberedNow(defaults, '', () => defaultScope(''));
      const file = await fileIn(folder);
      if (file !== null) return remembered(scopeByFile, file, () => scopeOfFile(file));
      const top = topOf(folder, folders()) ?? folder;
      return rememberedNow(defaults, top, () => defaultScope(top));
    },
    async fileFor(path) {
      const isFolder = path !== null && folders().includes(path);
      const folder = path === null ? (folders()[0] ?? null) : isFolder ? path : folderOf(path);
      if (folder === null) return null;
      const file = await fileIn(folder);
      if (file === null) return { path: `${topOf(folder, folders()) ?? folder}/${policyFileName}`, text: null };
      return { path: file, text: openText(file) ?? (await host.readText(file).catch(() => '')) };
    },
    forget() {
      fileByFolder.clear();
      scopeByFile.clear();
    },
  };
}

/** The innermost folder of the workspace that holds a folder. */
function topOf(folder: string, folders: readonly string[]): string | null {
  const holding = folders.filter((top) => top === folder || relativeTo(top, folder) !== null);
  return holding.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 1));
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  return rememberedNow(known, key, () => {
    const value = read();
    // A failure is not remembered: the next question tries again.
    value.catch(() => known.delete(key));
    return value;
  });
}

function rememberedNow<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
