/** The index of each workspace folder: made when a document of it is first analysed, and kept up to date behind them. */
import { languageOfPath } from '../core/scan/languages.ts';
import type { Engine } from '../workspace/engine.ts';
import { decidesListing } from '../workspace/folder-listing.ts';
import { relativeTo } from '../workspace/paths.ts';
import type { WorkspaceIndex } from '../workspace/workspace-index.ts';
import type { Documents } from './documents.ts';
import type { ServerHost } from './host.ts';
import { unitsOfNotebookAt } from './units.ts';

/** A folder of the workspace. */
export interface IndexedFolder {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly index: WorkspaceIndex;
}

/** A folder as a whole. */
export interface WholeFolder extends IndexedFolder {
  /** Whether all of its files were read once: before that, a call that seems to be the only one may have others. */
  readonly isRead: boolean;
  /** Whether it is still to be read: not when it was, and not when it cannot be. */
  readonly isReading: boolean;
}

/** A file of a workspace folder. */
export interface IndexedPlace extends IndexedFolder {
  /** Relative to the folder. */
  readonly path: string;
}

/** A file that has changed on the disk. */
export interface ChangedFile {
  readonly path: string;
  readonly change: 'changed' | 'come or gone';
}

/** Who uses what the indexes know. */
export interface IndexListener {
  /** Texts of files have changed; of others it has, or imports of them lead elsewhere. Paths are relative to the root. */
  changed(root: string, texts: readonly string[], relisted: readonly string[]): void;
  /** What is known of a folder may have changed. */
  refreshed(root: string): void;
  /** Settles when nothing more urgent is under way. */
  idle(): Promise<void>;
}

export interface FolderIndexesContext {
  readonly host: ServerHost;
  readonly documents: Documents;
  readonly folders: () => readonly string[];
  readonly warn: (message: string) => void;
}

/** Milliseconds that a first hint waits for the files of its folder. */
const listingPatienceMs = 300;

/** Milliseconds without a change after which an index is brought up to date. */
const quietMs = 200;

interface Folder {
  readonly root: string;
  readonly index: WorkspaceIndex;
  readonly lifetime: AbortController;
  readonly listed: Promise<unknown>;
  isRead: boolean;
  isUnreadable: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  isRefreshing: boolean;
}

/** The indexes of all folders. It lives as long as the editor is connected. */
export class FolderIndexes {
  private readonly context: FolderIndexesContext;
  private readonly folders = new Map<string, Folder>();
  private readonly texts: ReturnType<typeof openTexts>;
  private listener: IndexListener | null = null;

  constructor(context: FolderIndexesContext) {
    this.context = context;
    this.texts = openTexts(context);
  }

  /** From now on changes are told. */
  follow(listener: IndexListener): void {
    this.listener = listener;
  }

  /**
   * The place of a file in the innermost folder that holds it; null outside of all folders. Waits for the list of the
   * files of the folder, but no longer than people wait for a first hint.
   */
  async placeOf(path: string, engine: Engine): Promise<IndexedPlace | null> {
    const place = placeIn(this.context.folders(), path);
    if (place === null) return null;
    const { index, listed } = this.folders.get(place.root) ?? this.open(place.root, engine);
    if (!index.isListed()) await atMost(listingPatienceMs, listed);
    return { ...place, index };
  }

  /** The indexes of all folders, made where there are none yet: who asks for the workspace does not wait for a document. */
  all(engine: Engine): readonly WholeFolder[] {
    return this.context.folders().map((root) => {
      const { index, isRead, isUnreadable } = this.folders.get(root) ?? this.open(root, engine);
      return { root, index, isRead, isReading: !isRead && !isUnreadable };
    });
  }

  /** Settles when the files of all folders are listed, or cannot be. */
  async listed(engine: Engine): Promise<void> {
    this.all(engine);
    await Promise.all([...this.folders.values()].map((folder) => folder.listed));
  }

  /** The folders in which a callcost.yml lies, as far as the files of the workspace are listed by now. */
  policyFolders(): readonly string[] {
    return [...this.folders.values()].flatMap(({ index }) => policyFoldersOf(index));
  }

  /** A document was opened, changed or closed. */
  textChanged(path: string): void {
    this.texts.forget();
    const place = placeIn(this.context.folders(), path);
    const folder = place === null ? undefined : this.folders.get(place.root);
    if (place === null || folder === undefined || this.isKnown(folder, place.path, path)) return;
    this.fileChanged(folder, place.path);
    this.schedule(folder);
  }

  /** Files have changed on the disk. */
  filesChanged(files: readonly ChangedFile[]): void {
    for (const { path, change } of files) {
      const place = placeIn(this.context.folders(), path);
      const folder = place === null ? undefined : this.folders.get(place.root);
      if (place === null || folder?.index.concerns(place.path, change) !== true) continue;
      if (change === 'come or gone' || decidesListing(place.path)) folder.index.relist();
      // What is open counts as it is in the editor.
      if (change === 'changed' && this.texts.of(path) === null) this.fileChanged(folder, place.path);
      this.schedule(folder);
    }
  }

  /** Forgets everything, as folders have come or gone, or the editor leaves. */
  dispose(): void {
    for (const { lifetime, timer } of this.folders.values()) {
      lifetime.abort();
      if (timer !== null) clearTimeout(timer);
    }
    this.folders.clear();
  }

  private open(root: string, engine: Engine): Folder {
    const { host, documents } = this.context;
    const lifetime = new AbortController();
    const index = host.createIndex({
      root,
      scanner: engine,
      unsavedTextOf: this.texts.of,
      unsavedNotebookOf: (path) => unitsOfNotebookAt(path.replaceAll('\\', '/'), documents, host.pathOf),
      pause: async () => {
        await host.pause();
        await this.listener?.idle();
      },
      onRelisted: (paths) => this.listener?.changed(root, [], paths),
    });
    const listed = this.update(root, lifetime.signal, index.list);
    const state = { isRead: false, isUnreadable: false, timer: null, isRefreshing: false };
    const folder: Folder = { root, index, lifetime, listed, ...state };
    this.folders.set(root, folder);
    listed.then(() => this.schedule(folder)).catch(() => undefined);
    return folder;
  }

  private fileChanged({ root, index }: Folder, path: string): void {
    index.changed(path);
    this.listener?.changed(root, [path], []);
  }

  /** Whether a text is the one that the index has read: most documents are opened as they are on the disk. */
  private isKnown({ index }: Folder, file: string, path: string): boolean {
    const text = this.texts.of(path);
    const language = languageOfPath(file);
    return text !== null && language !== null && index.project.kept({ path: file, language, text }) !== null;
  }

  /** Soon, and once for everything that changes until then. */
  private schedule(folder: Folder): void {
    if (folder.timer !== null) clearTimeout(folder.timer);
    folder.timer = folder.lifetime.signal.aborted ? null : setTimeout(() => this.refresh(folder), quietMs);
  }

  private async refresh(folder: Folder): Promise<void> {
    folder.timer = null;
    if (folder.isRefreshing) {
      this.schedule(folder);
      return;
    }
    folder.isRefreshing = true;
    const { root, lifetime, index } = folder;
    const isDone = await this.update(root, lifetime.signal, async (signal) => {
      await index.refresh(signal);
      folder.isRead = true;
      folder.isUnreadable = false;
    });
    folder.isRefreshing = false;
    if (isDone || lifetime.signal.aborted) return;
    folder.isUnreadable = true;
    this.listener?.refreshed(root);
  }

  /** Whether it is done. Never rejects: a folder that cannot be read is one without an index. */
  private async update(
    root: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<boolean> {
    try {
      await work(signal);
      this.listener?.refreshed(root);
      return true;
    } catch (error) {
      if (!signal.aborted) this.context.warn(`${root} could not be indexed: ${String(error)}`);
      return false;
    }
  }
}

/** The folders in which a callcost.yml lies, as far as an index has listed them. */
export function policyFoldersOf(index: WorkspaceIndex): readonly string[] {
  const scopes = index.listing()?.scopes ?? [];
  return scopes.flatMap(({ file, folder }) => (file === null ? [] : [folder.replaceAll('\\', '/')]));
}

/** The texts of the open documents that are no cells, by path. */
function openTexts({ host, documents }: FolderIndexesContext) {
  let byPath: Map<string, string> | null = null;
  return {
    of(path: string): string | null {
      byPath ??= new Map(
        documents.all().flatMap(({ uri, placed }) => {
          const own = documents.notebookOf(uri) === null ? host.pathOf(uri) : null;
          return own === null ? [] : [[own, placed.text] as const];
        }),
      );
      return byPath.get(path.replaceAll('\\', '/')) ?? null;
    },
    forget() {
      byPath = null;
    },
  };
}

/** The innermost folder that holds a file, and its path in there. */
function placeIn(folders: readonly string[], path: string): Omit<IndexedPlace, 'index'> | null {
  const places = folders.flatMap((root) => {
    const inside = relativeTo(root, path);
    return inside === null ? [] : [{ root, path: inside }];
  });
  return places.toSorted((one, other) => one.path.length - other.path.length)[0] ?? null;
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, timeout]);
  if (timer !== null) clearTimeout(timer);
}
