/** Entering the key of a gateway: it is tried at once, and one that is refused is not kept. */
import { type LogOutputChannel, l10n, ProgressLocation, window } from 'vscode';
import type { GatewayProbe } from '../../server/protocol.ts';
import { askAlarming, inform } from '../messages.ts';
import { withoutLinks } from '../plain-text.ts';
import type { ServerLink } from '../server-link.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import { formatKind, gatewayKinds } from './gateway-kinds.ts';
import { type GatewaySetting, writeGatewaySetting } from './gateway-setting.ts';

/** What the commands of budgets work with. */
export interface BudgetActions {
  readonly link: ServerLink;
  readonly keys: GatewayKeys;
  readonly log: LogOutputChannel;
}

/** Asks for a key until one is accepted or nobody wants to go on; then the gateway is the one that is used. */
export async function enterKey(actions: BudgetActions, gateway: GatewaySetting): Promise<void> {
  const { keys } = actions;
  for (;;) {
    const held = await keys.of(gateway.origin);
    const key = await askKey(gateway, held !== null);
    if (key === null) return;
    if (key !== '') await keys.store(gateway.origin, key);
    await writeGatewaySetting(gateway);
    const probe = await tryKey(actions, gateway);
    if (probe.isAccepted || probe.failure !== null) {
      tellOutcome(actions, probe);
      return;
    }
    await restore(keys, gateway, held);
    await actions.link.notify('callcost/gatewayChanged', null);
    const again = l10n.t('Enter another key');
    const answer = await askAlarming(wordsOf(probe), again);
    if (answer !== again) return;
  }
}

/** What was typed, empty for the key that is there or none; null where nobody wants to go on. */
async function askKey({ kind, baseUrl }: GatewaySetting, isHeld: boolean): Promise<string | null> {
  const words = gatewayKinds().get(kind);
  const isNeeded = words?.needsKey !== false && !isHeld;
  const key = await window.showInputBox({
    title: l10n.t('Key of the {0} gateway {1}', formatKind(kind), baseUrl),
    prompt: words?.keyHint ?? '',
    placeHolder: isHeld ? l10n.t('Leave it empty to keep the key that is there') : '',
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (isNeeded && value.trim() === '' ? l10n.t('Enter the key.') : null),
  });
  return key === undefined ? null : key.trim();
}

async function tryKey({ link }: BudgetActions, { baseUrl }: GatewaySetting): Promise<GatewayProbe> {
  await link.notify('callcost/gatewayChanged', null);
  return window.withProgress(
    { location: ProgressLocation.Notification, title: withoutLinks(l10n.t('Call Cost: asking {0}', baseUrl)) },
    () => link.request('callcost/probeGateway', null),
  );
}

async function restore(keys: GatewayKeys, { origin }: GatewaySetting, held: string | null): Promise<void> {
  if (held === null) await keys.remove(origin);
  else await keys.store(origin, held);
}

/** A gateway that cannot be reached now may be reached later: its key is kept. */
function tellOutcome({ log }: BudgetActions, probe: GatewayProbe): void {
  for (const line of [probe.message, ...probe.findings]) log.info(line);
  if (probe.isAccepted) inform(wordsOf(probe));
  else inform(l10n.t('The key is kept, but could not be tried. {0}', wordsOf(probe)));
}

/** All findings in one message; the first one may be its sum. */
function wordsOf({ message, findings }: GatewayProbe): string {
  return [message, ...findings.filter((finding) => finding !== message)].join(' ');
}
