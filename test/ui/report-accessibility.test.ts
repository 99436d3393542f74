import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ReportView } from '../../src/core/report/view/report-view.ts';
import { runCli } from '../support/cli.ts';
import { pictureOf, type ReportPageOptions, reportPages } from '../support/report-page.ts';
import { exampleDiff, exampleHistory } from '../support/report-views.ts';

describe('the page of the cost report is accessible', () => {
  const open = reportPages();
  let view: ReportView;
  let axe: string;

  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const { stdout } = await runCli(['report', 'examples/helpdesk', '--format', 'json']);
    const made: ReportView = JSON.parse(stdout);
    view = { ...made, diff: exampleDiff(), history: exampleHistory };
  });

  /** No rule of axe is broken; leaves a picture of the whole page. */
  async function check(name: string, options: ReportPageOptions): Promise<void> {
    const report = await open(view, options);
    const { page } = report;
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run(document)');
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
    assert.deepEqual(told, []);
    assert.ok(passes.length > 20);
    // Nothing is wider than the page.
    assert.ok(
      await page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
    );
    await pictureOf(report, `report-${name}`);
  }

  it('in light', () => check('light', { colorScheme: 'light' }));
  it('in dark', () => check('dark', { colorScheme: 'dark' }));
  it('in forced colours', () => check('forced-colours', { forcedColors: 'active' }));
  it('in a narrow panel', () => check('narrow', { viewport: { width: 400, height: 900 } }));
  it('in the dark theme of the editor', () => check('editor-dark', { isEditor: true, theme: darkTheme }));
  it('in the light theme of the editor', () => check('editor-light', { isEditor: true, theme: lightTheme }));
  it('in high contrast of the editor', () => check('editor-high-contrast', { isEditor: true, theme: highContrast }));
});

/** Colours as VS Code 1.100 gives them to web views. */
const darkTheme = {
  className: 'vscode-dark',
  colours: {
    'color-scheme': 'dark',
    '--vscode-foreground': '#cccccc',
    '--vscode-descriptionForeground': '#9d9d9d',
    '--vscode-editor-background': '#1f1f1f',
    '--vscode-sideBar-background': '#181818',
    '--vscode-widget-border': '#313131',
    '--vscode-textLink-foreground': '#4daafc',
    '--vscode-focusBorder': '#0078d4',
    '--vscode-button-background': '#0078d4',
    '--vscode-button-foreground': '#ffffff',
    '--vscode-button-secondaryBackground': '#313131',
    '--vscode-button-secondaryForeground': '#cccccc',
    '--vscode-input-background': '#313131',
    '--vscode-input-foreground': '#cccccc',
    '--vscode-disabledForeground': 'rgba(204, 204, 204, 0.5)',
  },
};

const lightTheme = {
  className: 'vscode-light',
  colours: {
    'color-scheme': 'light',
    '--vscode-foreground': '#3b3b3b',
    '--vscode-descriptionForeground': '#3b3b3b',
    '--vscode-editor-background': '#ffffff',
    '--vscode-sideBar-background': '#f8f8f8',
    '--vscode-widget-border': '#e5e5e5',
    '--vscode-textLink-foreground': '#005fb8',
    '--vscode-focusBorder': '#005fb8',
    '--vscode-button-background': '#005fb8',
    '--vscode-button-foreground': '#ffffff',
    '--vscode-button-secondaryBackground': '#e5e5e5',
    '--vscode-button-secondaryForeground': '#3b3b3b',
    '--vscode-input-background': '#ffffff',
    '--vscode-input-foreground': '#3b3b3b',
    '--vscode-disabledForeground': 'rgba(97, 97, 97, 0.5)',
  },
};

const highContrast = {
  className: 'vscode-high-contrast',
  colours: {
    'color-scheme': 'dark',
    '--vscode-foreground': '#ffffff',
    '--vscode-descriptionForeground': 'rgba(255, 255, 255, 0.7)',
    '--vscode-editor-background': '#000000',
    '--vscode-sideBar-background': '#000000',
    '--vscode-contrastBorder': '#6fc3df',
    '--vscode-textLink-foreground': '#21a6ff',
    '--vscode-focusBorder': '#f38518',
    '--vscode-button-background': '#000000',
    '--vscode-button-foreground': '#ffffff',
    '--vscode-button-secondaryBackground': '#000000',
    '--vscode-button-secondaryForeground': '#ffffff',
    '--vscode-input-background': '#000000',
    '--vscode-input-foreground': '#ffffff',
    '--vscode-disabledForeground': '#a5a5a5',
  },
};
