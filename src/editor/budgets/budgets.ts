/** Budgets in the editor: the meter, the view and what they tell. The server knows the numbers. */
import { Disposable, env, l10n, type Memento, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BudgetMeter, BudgetsView } from '../../server/protocol.ts';
import type { CommandId } from '../ids.ts';
import { askInforming, askWarning, inform, serverOffText } from '../messages.ts';
import { createAlerts } from './alerts.ts';
import { createBudgetsPanel } from './budgets-view.ts';
import { type BudgetActions, enterKey } from './enter-key.ts';
import { followFocus } from './follow-focus.ts';
import { type GatewaySetting, readGatewaySetting } from './gateway-setting.ts';
import { createMeterItem } from './meter-item.ts';
import { offerGateway } from './offer.ts';
import { setUpBudgets } from './set-up.ts';
import { whenFocused } from './when-focused.ts';

/** Commands that are about budgets. */
export type BudgetCommandId = Extract<
  CommandId,
  | 'callcost.setUpBudgets'
  | 'callcost.enterGatewayKey'
  | 'callcost.removeGatewayKey'
  | 'callcost.refreshBudgets'
  | 'callcost.showBudgets'
  | 'callcost.openGateway'
>;

/** Everything that is shown about budgets. */
export interface Budgets extends Disposable {
  /** What the commands do. */
  readonly handlers: Readonly<Record<BudgetCommandId, (argument: unknown) => Promise<void>>>;
  /** The meter as it is shown now; null where it is hidden. */
  readonly meter: () => BudgetMeter | null;
}

/** `state` outlives the session. Nothing is shown until the server tells of budgets. */
export function createBudgets(actions: BudgetActions, state: Memento): Budgets {
  const { link } = actions;
  const meter = createShownMeter(actions);
  const panel = createBudgetsPanel();
  const alerts = createAlerts({
    state,
    now: () => new Date(),
    ask: askWarning,
  });
  const messages = whenFocused(window, (view: BudgetsView) => {
    alerts.show(view);
    if (view.offer !== null) offer(actions, state, view.offer);
  });
  const follow = async (): Promise<BudgetsView> => {
    const view = await link.request('callcost/budgets', null);
    panel.update(view);
    messages.take(view);
    return view;
  };
  const update = () => {
    meter.update();
    inBackground(actions, follow);
  };
  panel.onShown(() => inBackground(actions, follow));
  const subscriptions = Disposable.from(
    meter,
    panel,
    messages,
    followFocus(link),
    link.onRunning(update),
    link.onBudgetsChanged(update),
    link.onGivenUp(() => {
      meter.turnOff();
      panel.say(serverOffText());
    }),
    window.onDidChangeActiveTextEditor(meter.update),
    workspace.onDidGrantWorkspaceTrust(() => link.notify('callcost/gatewayChanged', null)),
  );
  return {
    meter: meter.shown,
    handlers: {
      'callcost.setUpBudgets': () => setUpBudgets(actions),
      'callcost.enterGatewayKey': () => enterKeyOfGateway(actions),
      'callcost.removeGatewayKey': () => removeKey(actions),
      'callcost.refreshBudgets': () => refresh(actions),
      'callcost.showBudgets': async (argument) => {
        await follow();
        await panel.reveal(typeof argument === 'string' ? argument : null);
      },
      'callcost.openGateway': async () => openGateway(await follow()),
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** The meter for the active editor. Of several questions under way only the last one counts. */
function createShownMeter(actions: BudgetActions) {
  const item = createMeterItem(l10n.t('Call Cost: budget'));
  let shown: BudgetMeter | null = null;
  let asked = 0;
  let wasShown = false;
  const show = (meter: BudgetMeter | null): void => {
    shown = meter;
    wasShown ||= meter !== null;
    item.show(meter);
  };
  const ask = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const uri = window.activeTextEditor?.document.uri.toString() ?? null;
    const meter = await actions.link.request('callcost/meter', { uri });
    if (mine === asked) show(meter);
  };
  return {
    update: () => inBackground(actions, ask),
    /** Nobody tells what is right now: what was shown is taken back. Who never saw a meter sees none now. */
    turnOff: () => {
      asked += 1;
      if (wasShown) show(meterWithoutServer());
    },
    shown: () => shown,
    dispose: () => item.dispose(),
  };
}

function meterWithoutServer(): BudgetMeter {
  const words = serverOffText();
  const text = l10n.t('Budgets: language server off');
  return { feature: null, text, tooltip: words, accessibleText: `${text}. ${words}`, severity: 'warning' };
}

/** Nobody has asked for this: what fails goes to the log, and the next change tries again. */
function inBackground({ log }: BudgetActions, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => log.debug(`Budgets: ${String(error)}`));
}

function offer(actions: BudgetActions, state: Memento, named: NonNullable<BudgetsView['offer']>): void {
  const accept = (gateway: GatewaySetting) => enterKey(actions, gateway);
  inBackground(actions, () => offerGateway(named, { state, ask: askInforming, accept }));
}

async function enterKeyOfGateway(actions: BudgetActions): Promise<void> {
  const gateway = workspace.isTrusted ? readGatewaySetting() : null;
  await (gateway === null ? setUpBudgets(actions) : enterKey(actions, gateway));
}

async function removeKey({ keys, link }: BudgetActions): Promise<void> {
  const gateway = readGatewaySetting();
  if (gateway === null || (await keys.of(gateway.origin)) === null) {
    inform(l10n.t('There is no gateway key to remove.'));
    return;
  }
  await keys.remove(gateway.origin);
  await link.notify('callcost/gatewayChanged', null);
  inform(l10n.t('The key of {0} is removed from the secret storage of the editor.', gateway.origin));
}

async function refresh({ link }: BudgetActions): Promise<void> {
  const options = { location: ProgressLocation.Window, title: l10n.t('Reading budgets') };
  const { message } = await window.withProgress(options, () => link.request('callcost/refreshBudgets', null));
  inform(message);
}

async function openGateway({ gatewayUrl }: BudgetsView): Promise<void> {
  if (gatewayUrl === null) inform(l10n.t('There is no gateway with a page to open.'));
  else await env.openExternal(Uri.parse(gatewayUrl));
}
