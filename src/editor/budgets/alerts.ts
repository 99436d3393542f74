/** Messages about thresholds that are crossed: each once, in all windows and sessions. */
import { commands, l10n, type Memento } from 'vscode';
import type { BudgetAlert, BudgetsView } from '../../server/protocol.ts';
import type { Ask } from '../messages.ts';

export interface AlertsOptions {
  /** Outlives the session. */
  readonly state: Memento;
  readonly now: () => Date;
  readonly ask: Ask;
}

/** Tells of thresholds. */
export interface Alerts {
  /**
   * Shows those that have not been shown yet. What was crossed before the editor was opened is at most one message: what the
   * source tells first is not news, however late it tells it.
   */
  show(view: Pick<BudgetsView, 'features' | 'alerts'>): void;
}

const shownKey = 'callcost.shownAlerts';
const mutedKey = 'callcost.mutedAlerts';

/** Keys that are remembered; the oldest are forgotten. A team has a few features, and a key holds for one window. */
const mostRemembered = 200;

/** Knows by its state what was shown before. */
export function createAlerts(options: AlertsOptions): Alerts {
  const { state, now } = options;
  let isFirst = true;
  return {
    show({ features, alerts }) {
      // Nothing was told yet.
      if (features.length === 0) return;
      const shown = remembered(state, shownKey);
      const muted = new Set(remembered(state, mutedKey));
      const isNews = ({ key, feature }: BudgetAlert) => !shown.includes(key) && !muted.has(mutedName(feature, now()));
      const news = alerts.filter(isNews);
      const told = isFirst ? news.slice(0, 1) : news;
      isFirst = false;
      if (news.length > 0) remember(state, shownKey, [...shown, ...news.map(({ key }) => key)]);
      for (const alert of told) tell(alert, options);
    },
  };
}

/** Nobody waits for an answer: a message may stand for minutes. */
function tell({ feature, message }: BudgetAlert, { state, now, ask }: AlertsOptions): void {
  const show = l10n.t('Open report');
  const mute = l10n.t('Mute this month');
  const act = (title: string | undefined): unknown => {
    if (title === show) return commands.executeCommand('callcost.openReport', feature);
    if (title !== mute) return undefined;
    return remember(state, mutedKey, [...remembered(state, mutedKey), mutedName(feature, now())]);
  };
  ask(message, show, mute).then(act, () => undefined);
}

function mutedName(feature: string, now: Date): string {
  return `${feature}|${now.toISOString().slice(0, 7)}`;
}

function remembered(state: Memento, key: string): readonly string[] {
  const value: unknown = state.get(key);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function remember(state: Memento, key: string, values: readonly string[]): Thenable<void> {
  return state.update(key, [...new Set(values)].slice(-mostRemembered));
}
