/** Charts by Chart.js. A canvas says nothing to a screen reader: each has a summary, and its data as a table behind it. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import { formatUsd } from '../../src/core/present/money.ts';
import { fitToWidth } from '../../src/core/present/width.ts';
import { element, shownText } from './dom.ts';
import type { Page, SectionId } from './page.ts';
import { type ThemeColours, themeColours } from './theme.ts';

/** A bar from 0 to the lower end, and on to the upper end in a lighter colour. */
export interface Bar {
  readonly label: string;
  readonly low: number;
  /** Null where there is none: the bar ends at the lower end, and its text says so. */
  readonly high: number | null;
  readonly text: string;
}

export interface Line {
  readonly label: string;
  /** Null leaves a gap. */
  readonly values: readonly (number | null)[];
  readonly isDashed?: boolean;
}

export interface ChartFrame {
  readonly id: string;
  readonly section: SectionId;
  /** The chart in a sentence. */
  readonly summary: string;
  /** In pixels. */
  readonly height: number;
  readonly configuration: (colours: ThemeColours) => ChartConfiguration;
  readonly table: HTMLElement;
}

let areRegistered = false;

function register(): void {
  if (areRegistered) return;
  areRegistered = true;
  Chart.register(
    BarController,
    BarElement,
    CategoryScale,
    Legend,
    LineController,
    LineElement,
    LinearScale,
    PointElement,
    Tooltip,
  );
}

/** A chart with a switch to its table. */
export function chartFrame(page: Page, frame: ChartFrame): HTMLElement {
  const isTable = page.state.tables.includes(frame.id);
  const toggle = element(
    'button',
    {
      type: 'button',
      id: `${frame.id}-toggle`,
      class: 'quiet toggle',
      'aria-pressed': String(isTable),
      on: {
        click: () => {
          const others = page.state.tables.filter((id) => id !== frame.id);
          page.change({ tables: isTable ? others : [...others, frame.id] }, frame.section);
        },
      },
    },
    'Show as table',
  );
  return element(
    'figure',
    { class: 'chart', 'aria-label': frame.summary },
    element('div', { class: 'chart-tools' }, toggle),
    isTable ? frame.table : canvasOf(frame),
  );
}

function canvasOf({ summary, height, configuration }: ChartFrame): HTMLElement {
  register();
  const canvas = element('canvas', { role: 'img', 'aria-label': summary });
  const box = element('div', { class: 'canvas-box' }, canvas);
  box.style.height = `${height}px`;
  // The chart measures its box, which has a size once it stands in the page.
  requestAnimationFrame(() => {
    if (canvas.isConnected) new Chart(canvas, configuration(themeColours()));
  });
  return box;
}

/** Ends the charts in an element that is about to be replaced: they listen to the window. */
export function endCharts(parent: Element): void {
  for (const canvas of parent.querySelectorAll('canvas')) Chart.getChart(canvas)?.destroy();
}

/** Horizontal bars with their amounts as text. */
export function barConfiguration(bars: readonly Bar[], colours: ThemeColours): ChartConfiguration {
  const options = { borderRadius: 2, borderColor: colours.bar, barThickness: 16 };
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ label }) => shownText(label)),
      datasets: [
        {
          label: 'at least',
          data: bars.map(({ low }) => low),
          backgroundColor: colours.bar,
          borderWidth: 0,
          ...options,
        },
        {
          label: 'up to',
          data: bars.map(({ low, high }) => (high === null ? 0 : high - low)),
          backgroundColor: colours.barSoft,
          borderWidth: 1,
          ...options,
        },
      ],
    },
    options: {
      ...commonOptions(colours),
      indexAxis: 'y',
      layout: { padding: { right: 110 } },
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { label: ({ dataIndex }) => bars[dataIndex]?.text ?? '' } },
      },
      scales: {
        x: { stacked: true, ...moneyAxis(colours), grid: { display: false } },
        y: {
          stacked: true,
          grid: { display: false },
          border: { display: false },
          ticks: {
            ...tickStyle(colours, colours.text),
            callback(value) {
              return fittingLabel(bars[Number(value)]?.label ?? '', this.chart.width);
            },
          },
          // Chart.js cuts labels off that take more than half of what the padding leaves.
          afterFit: (axis) => {
            const widths = axis.ticks.map(({ label }) => axis.ctx.measureText(String(label)).width);
            axis.width = Math.max(0, ...widths) + labelPadding;
          },
        },
      },
    },
    plugins: [amountsBeside(bars, colours)],
  };
}

/** Lines over time, in USD. */
export function lineConfiguration(
  labels: readonly string[],
  lines: readonly Line[],
  colours: ThemeColours,
): ChartConfiguration {
  return {
    type: 'line',
    data: {
      labels: [...labels],
      datasets: lines.map(({ label, values, isDashed = false }, index) => {
        const colour = colours.series[index % colours.series.length] ?? colours.bar;
        return {
          label: shownText(label),
          data: [...values],
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 2,
          borderDash: isDashed ? [6, 4] : [],
          pointRadius: values.length > 40 ? 1 : 3,
          // A dashed line leads from what is known to what is expected; any other gap is something that is not known.
          spanGaps: isDashed,
        };
      }),
    },
    options: {
      ...commonOptions(colours),
      interaction: { mode: 'index', intersect: false },
      plugins: {
        legend: {
          display: lines.length > 1,
          position: 'bottom',
          labels: { color: colours.text, boxHeight: 2, ...fontOf(colours) },
        },
        tooltip: { callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${signedUsd(parsed.y ?? 0)}` } },
      },
      scales: {
        x: {
          grid: { display: false },
          ticks: { ...tickStyle(colours, colours.muted), maxRotation: 0, autoSkipPadding: 24 },
        },
        y: { ...moneyAxis(colours) },
      },
    },
  };
}

function commonOptions({ font }: ThemeColours) {
  return { animation: false as const, responsive: true, maintainAspectRatio: false, font: { family: font } };
}

function moneyAxis(colours: ThemeColours) {
  return {
    beginAtZero: true,
    grid: { color: colours.line },
    border: { display: false },
    ticks: {
      ...tickStyle(colours, colours.muted),
      maxTicksLimit: 6,
      maxRotation: 0,
      callback: (value: string | number) => signedUsd(Number(value)),
    },
  };
}

function tickStyle(colours: ThemeColours, color: string) {
  return { color, ...fontOf(colours) };
}

function fontOf({ font }: ThemeColours) {
  return { font: { family: font, size: 12 } };
}

/** The amount of each bar behind its end, so that no one has to read it off the axis. */
function amountsBeside(bars: readonly Bar[], { text, font }: ThemeColours): Plugin {
  return {
    id: 'amounts',
    afterDatasetsDraw: (chart) => {
      const { ctx, scales } = chart;
      const axis = scales.x;
      if (axis === undefined) return;
      ctx.save();
      ctx.fillStyle = text;
      ctx.font = `12px ${font}`;
      ctx.textBaseline = 'middle';
      for (const [index, { low, high, text: amount }] of bars.entries()) {
        const y = chart.getDatasetMeta(0).data[index]?.y ?? 0;
        ctx.fillText(amount, axis.getPixelForValue(high ?? low) + 6, y);
      }
      ctx.restore();
    },
  };
}

/** `−$12` where a budget is overspent. */
export function signedUsd(usd: number): string {
  return `${usd < 0 ? '−' : ''}${formatUsd(Math.abs(usd))}`;
}

const labelPadding = 14;

/** Labels take no more than 26 letters, nor two fifths of a narrow panel. `width` in pixels, of which a letter takes about 7. */
function fittingLabel(label: string, width: number): string {
  return fitToWidth(shownText(label), Math.min(26, Math.floor((width * 0.4) / 7)));
}
