/** The page of the cost report. It gets its data by message, shows it, and asks the editor for everything else. */
import { exportFormats, exportReport, isExportFormat } from '../../src/core/report/exports/formats.ts';
import { pricesText } from '../../src/core/report/exports/words.ts';
import { noFilter } from '../../src/core/report/view/call-table.ts';
import type { HostMessage } from '../../src/core/report/view/messages.ts';
import type { ReportView } from '../../src/core/report/view/report-view.ts';
import { endCharts } from './charts.ts';
import { type Child, element, refill } from './dom.ts';
import { createHost } from './host.ts';
import { type Page, type SectionId, sectionIds } from './page.ts';
import { button, choice } from './parts.ts';
import { budgets } from './sections/budgets.ts';
import { createCallsSection } from './sections/calls.ts';
import { changes } from './sections/changes.ts';
import { history } from './sections/history.ts';
import { overview } from './sections/overview.ts';
import { prompts } from './sections/prompts.ts';
import { savings } from './sections/savings.ts';
import { services } from './sections/services.ts';
import { spend } from './sections/spend.ts';
import { whatIf } from './sections/what-if.ts';
import { restoredState } from './state.ts';
import { followTheme } from './theme.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

const host = createHost();
let state = restoredState(host.savedState());
let page: Page | null = null;

const status = element('div', { class: 'status', role: 'status' });
const main = element('main', {});
const frames = new Map(
  sectionIds.map((id) => [id, element('section', { id, 'aria-labelledby': `${id}-title` })] as const),
);
const calls = createCallsSection();

const sections: Readonly<Record<SectionId, (page: Page) => readonly Child[]>> = {
  overview: (each) => overview(each, goTo),
  savings,
  budgets,
  spend,
  'what-if': whatIf,
  calls: calls.parts,
  prompts,
  changes,
  history,
  services,
};

const titles: Readonly<Record<SectionId, string>> = {
  overview: 'Overview',
  savings: 'Savings',
  budgets: 'Budgets',
  spend: 'Spend',
  'what-if': 'What if',
  calls: 'Calls',
  prompts: 'Most expensive',
  changes: 'This branch',
  history: 'History',
  services: 'Services',
};

document.body.append(status, main);
host.follow(receive);
followTheme(() => show(sectionIds));
window.addEventListener('scroll', () => keep({ scrollTop: window.scrollY }), { passive: true });
if (page === null) showStatus('Analysing the workspace', null);
host.post({ kind: 'ready' });

function receive(message: HostMessage): void {
  if (message.kind === 'view') receiveView(message.view, message.feature);
  else if (message.kind === 'progress') showStatus(message.message, message.percentage);
  else showFailure(message.message);
}

function receiveView(view: ReportView, feature: string | null): void {
  const isFirst = page === null;
  if (feature !== null) state = { ...state, filter: { ...noFilter, feature } };
  page = pageOf(view);
  refill(status);
  if (isFirst) main.replaceChildren(navigation(), ...frames.values());
  refill(frameOf('overview'));
  document.title = `Cost report of ${view.title}`;
  main.querySelector('.head')?.remove();
  main.prepend(head(view));
  show(sectionIds);
  if (feature !== null) goTo('calls');
  else if (isFirst) window.scrollTo({ top: state.scrollTop });
}

function pageOf(view: ReportView): Page {
  return {
    view,
    rowByKey: new Map(view.rows.map((row) => [row.key, row])),
    state,
    isEditor: host.isEditor,
    post: host.post,
    change: (changed, ...shown) => {
      keep(changed);
      show(shown);
    },
    showCalls: (filter) => {
      keep({ filter: { ...noFilter, ...filter } });
      show(['calls']);
      goTo('calls');
    },
  };
}

function keep(changed: Partial<typeof state>): void {
  state = { ...state, ...changed };
  if (page !== null) page = { ...page, state };
  host.saveState(state);
}

function show(ids: readonly SectionId[]): void {
  if (page === null) return;
  for (const id of ids) {
    const frame = frameOf(id);
    endCharts(frame);
    refill(frame, ...sections[id](page));
  }
}

function frameOf(id: SectionId): HTMLElement {
  const frame = frames.get(id);
  if (frame === undefined) throw new Error(`There is no section ${id}.`);
  return frame;
}

function goTo(id: SectionId): void {
  frameOf(id).scrollIntoView({ block: 'start' });
  document.getElementById(`${id}-title`)?.focus({ preventScroll: true });
}

function navigation(): HTMLElement {
  const links = sectionIds.map((id) =>
    element(
      'a',
      {
        href: `#${id}`,
        on: {
          click: (event) => {
            event.preventDefault();
            goTo(id);
          },
        },
      },
      titles[id],
    ),
  );
  return element('nav', { 'aria-label': 'Sections' }, ...links);
}

function head(view: ReportView): HTMLElement {
  const made = new Date(view.createdAt);
  const when = made.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return element(
    'header',
    { class: 'head' },
    element(
      'div',
      {},
      element('p', { class: 'eyebrow' }, 'LLM cost report'),
      element('h1', {}, view.title),
      element('p', { class: 'note' }, `${when} · ${pricesText(view.prices)}`),
    ),
    element(
      'div',
      { class: 'tools' },
      ...exportControls(),
      ...(host.isEditor ? [button('Refresh', () => host.post({ kind: 'refresh' }), { id: 'refresh' })] : []),
    ),
  );
}

function exportControls(): readonly Child[] {
  const formats = Object.entries(exportFormats).map(([value, { title }]) => ({ value, text: title }));
  // A page that stands by itself already is the HTML form.
  const options = host.isEditor ? [...formats, { value: 'html', text: 'HTML page that stands by itself' }] : formats;
  return [
    choice({
      id: 'export-format',
      label: 'Export as',
      value: state.exportFormat,
      options,
      onChange: (exportFormat) => keep({ exportFormat }),
    }),
    button('Export', save, { id: 'export' }),
  ];
}

function save(): void {
  if (page === null) return;
  const { exportFormat } = state;
  if (!isExportFormat(exportFormat)) {
    host.post({ kind: 'save-page' });
    return;
  }
  const { extension } = exportFormats[exportFormat];
  const name = `llm-cost-${page.view.title.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.${extension}`;
  host.post({ kind: 'save', name, text: exportReport(page.view, exportFormat, CALLCOST_VERSION) });
}

function showStatus(message: string, percentage: number | null): void {
  const bar = element('progress', { max: 100, value: percentage, 'aria-label': 'Progress' });
  const cancel = button('Cancel', () => host.post({ kind: 'cancel' }), { class: 'quiet', id: 'cancel' });
  refill(status, bar, element('span', { class: 'status-text' }, message), ...(host.isEditor ? [cancel] : []));
}

function showFailure(message: string): void {
  const again = button('Try again', () => host.post({ kind: 'refresh' }), { id: 'try-again' });
  refill(status, element('span', { class: 'failure' }, message), ...(host.isEditor ? [again] : []));
}
