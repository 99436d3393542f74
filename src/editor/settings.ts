import { ConfigurationTarget, type Uri, workspace } from 'vscode';
import type { Settings } from '../server/settings.ts';

/** The settings that the editor itself reads, by their key after `callcost.`; all others go to the server. */
interface SettingTypes {
  readonly enabled: Settings['enabled'];
  readonly 'inlayHints.enabled': Settings['inlayHints']['enabled'];
  readonly 'gateway.kind': Settings['gateway']['kind'];
  readonly 'gateway.url': Settings['gateway']['url'];
}

type SettingKey = keyof SettingTypes;

/** The value that holds for a document. The manifest gives each setting its default. */
export function readSetting<K extends SettingKey>(key: K, scope: Uri | null): SettingTypes[K] {
  const value = workspace.getConfiguration('callcost', scope).get<SettingTypes[K]>(key);
  if (value === undefined) throw new Error(`The manifest has no setting callcost.${key}.`);
  return value;
}

/** Changes a setting where it is set, in the narrowest place that holds; in the user's settings where it is not. */
export async function writeSetting<K extends SettingKey>(
  key: K,
  value: SettingTypes[K],
  scope: Uri | null,
): Promise<void> {
  const configuration = workspace.getConfiguration('callcost', scope);
  const places = configuration.inspect(key);
  const target =
    places?.workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : places?.workspaceValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await configuration.update(key, value, target);
}
