import type { Connection } from 'vscode-languageserver';
import { parseSettings, type Settings } from './settings.ts';

/** The settings of the editor, asked once for each document. */
export interface SettingsStore {
  /** The settings for a document; for null those of the workspace. */
  of(uri: string | null): Promise<Settings>;
  forgetDocument(uri: string): void;
  /** Asks again when next needed; `pushed` is what the editor sent along, for editors that cannot be asked. */
  forget(pushed: unknown): void;
}

/** Where the editor cannot be asked, what it pushed holds for every document, else the defaults. */
export function createSettingsStore({ workspace }: Connection, canAsk: boolean): SettingsStore {
  const known = new Map<string, Promise<Settings>>();
  let pushedSettings: unknown = null;
  const ask = async (uri: string | null): Promise<Settings> => {
    if (!canAsk) return parseSettings(pushedSettings);
    return parseSettings(
      await workspace.getConfiguration(uri === null ? { section: 'callcost' } : { scopeUri: uri, section: 'callcost' }),
    );
  };
  return {
    of(uri) {
      const key = uri ?? '';
      const settings = known.get(key) ?? ask(uri);
      known.set(key, settings);
      settings.catch(() => known.delete(key));
      return settings;
    },
    forgetDocument: (uri) => {
      known.delete(uri);
    },
    forget(pushed) {
      known.clear();
      const own = typeof pushed === 'object' && pushed !== null && 'callcost' in pushed ? pushed.callcost : pushed;
      pushedSettings = own ?? pushedSettings;
    },
  };
}
