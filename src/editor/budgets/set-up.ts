/** Setting up budgets: what the gateway is, where it is, and a key that is tried at once. */
import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { GatewayError } from '../../gateway/fetch-port.ts';
import { inform, warn } from '../messages.ts';
import { openConfig } from '../open-config.ts';
import { type BudgetActions, enterKey } from './enter-key.ts';
import { type GatewayKindWords, gatewayKinds } from './gateway-kinds.ts';
import {
  type GatewaySetting,
  gatewayAt,
  type NetworkGatewayKind,
  readGatewaySetting,
  writeGatewaySetting,
} from './gateway-setting.ts';

/** Asks for the gateway and its key. Nothing is changed until both are there. */
export async function setUpBudgets(actions: BudgetActions): Promise<void> {
  if (!workspace.isTrusted) {
    warn(l10n.t('Call Cost uses no network in a workspace that is not trusted. Trust it first to set up budgets.'));
    return;
  }
  const present = presentGateway();
  const choice = await chooseSource(present);
  if (choice === undefined) return;
  if (choice.words !== null) {
    const gateway = await askAddress(choice.kind, choice.words, present);
    if (gateway !== null) await enterKey(actions, gateway);
  } else if (choice.kind === 'file') {
    inform(l10n.t('Name the file in callcost.yml, below gateway: file: budgets.json. It needs no key.'));
    await openConfig(actions.link, { key: ['gateway', 'file'] });
  } else {
    await writeGatewaySetting(null);
    inform(l10n.t('The gateway is not asked any more. Its key is kept until "Remove gateway key" is run.'));
  }
}

/** What is set now, if it can be used. */
function presentGateway(): GatewaySetting | null {
  try {
    return readGatewaySetting();
  } catch {
    return null;
  }
}

type Source =
  | { readonly kind: 'file' | 'none'; readonly words: null }
  | { readonly kind: NetworkGatewayKind; readonly words: GatewayKindWords };

interface SourceItem extends QuickPickItem {
  readonly source: Source;
}

async function chooseSource(present: GatewaySetting | null): Promise<Source | undefined> {
  const gateways: readonly SourceItem[] = [...gatewayKinds()].map(([kind, words]) => ({
    label: words.name,
    description: words.description,
    ...(kind === present?.kind ? { detail: l10n.t('in use: {0}', present.baseUrl) } : {}),
    source: { kind, words },
  }));
  const file: SourceItem = {
    label: l10n.t('JSON file of the workspace'),
    description: l10n.t('needs no gateway and no network'),
    source: { kind: 'file', words: null },
  };
  const none: SourceItem = { label: l10n.t('No gateway'), source: { kind: 'none', words: null } };
  const item = await window.showQuickPick([...gateways, file, ...(present === null ? [] : [none])], {
    title: l10n.t('Set up budgets'),
    placeHolder: l10n.t('Where do the budgets of your team come from?'),
    matchOnDescription: true,
  });
  return item?.source;
}

/** The address, checked while it is typed. */
async function askAddress(
  kind: NetworkGatewayKind,
  words: GatewayKindWords,
  present: GatewaySetting | null,
): Promise<GatewaySetting | null> {
  const url = await window.showInputBox({
    title: l10n.t('Set up budgets: {0}', words.name),
    prompt: l10n.t('Address of the gateway. Its key is sent to this address only.'),
    placeHolder: 'https://llm-gateway.example.com',
    value: present?.kind === kind ? present.baseUrl : words.url,
    ignoreFocusOut: true,
    validateInput: (value) => problemOf(kind, value),
  });
  return url === undefined ? null : gatewayAt(kind, url);
}

function problemOf(kind: NetworkGatewayKind, url: string): string | null {
  if (url.trim() === '') return l10n.t('Enter the address of the gateway.');
  try {
    gatewayAt(kind, url);
    return null;
  } catch (error) {
    if (error instanceof GatewayError) return error.message;
    throw error;
  }
}
