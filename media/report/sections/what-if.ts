import { changeOf } from '../../../src/core/diff/cost-change.ts';
import { groupedBy } from '../../../src/core/grouping.ts';
import { formatCostChange } from '../../../src/core/present/cost-change.ts';
import { counted, formatChange } from '../../../src/core/present/numbers.ts';
import { monthText } from '../../../src/core/report/exports/words.ts';

import type { CallRow } from '../../../src/core/report/view/report-view.ts';
import {
  asItIs,
  type Outcome,
  type Supposition,
  suppose,
  type TierChoice,
} from '../../../src/core/report/view/what-if.ts';
import { type Child, element, refill } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, choice, emptyState, section, table } from '../parts.ts';

/** Features that are compared; the total has all. */
const shownFeatures = 8;

/** What the month would cost if things were different. It is computed here and never written anywhere. */
export function whatIf(page: Page): readonly Child[] {
  if (page.view.totals.perMonth === null) {
    return section(
      'what-if',
      'What if',
      null,
      emptyState('Nothing to compare: no call has both a price and a volume.'),
    );
  }
  const outcome = element('div', { class: 'outcome', 'aria-live': 'polite' });
  let supposition = page.state.supposition;
  const show = () => refill(outcome, ...outcomeOf(page.view.rows, supposition));
  const set = (changes: Partial<Supposition>) => {
    supposition = { ...supposition, ...changes };
    // Without showing the section again: a slider that is held must stay.
    page.change({ supposition });
    show();
  };
  show();
  return section(
    'what-if',
    'What if',
    'Recalculates at once and changes nothing in your code.',
    element('div', { class: 'what-if' }, controls(page, supposition, set), outcome),
  );
}

function controls(page: Page, now: Supposition, set: (changes: Partial<Supposition>) => void): HTMLElement {
  const times = (value: number) => `×${value.toFixed(value < 1 ? 2 : 1).replace(/\.?0+$/, '')}`;
  return element(
    'div',
    { class: 'controls', role: 'group', 'aria-label': 'Suppositions' },
    slider({
      id: 'what-if-volume',
      label: 'Volume',
      steps: factors,
      value: now.volumeFactor,
      text: times,
      onInput: (volumeFactor) => set({ volumeFactor }),
    }),
    slider({
      id: 'what-if-output',
      label: 'Length of answers',
      steps: factors,
      value: now.outputFactor,
      text: times,
      onInput: (outputFactor) => set({ outputFactor }),
    }),
    slider({
      id: 'what-if-cache',
      label: 'Cache hits',
      steps: shares,
      value: now.cacheHitShare,
      text: (value) => (value === 0 ? 'as assumed now' : `${Math.round(value * 100)} %`),
      onInput: (cacheHitShare) => set({ cacheHitShare }),
    }),
    choice<TierChoice>({
      id: 'what-if-tier',
      label: 'Models',
      value: now.tier,
      options: tierChoices,
      onChange: (tier) => set({ tier }),
    }),
    batchSwitch(now.isBatched, (isBatched) => set({ isBatched })),
    button('Reset', () => page.change({ supposition: asItIs }, 'what-if'), { class: 'quiet', id: 'what-if-reset' }),
  );
}

const factors: readonly number[] = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10];
const shares: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

const tierChoices: readonly { readonly value: TierChoice; readonly text: string }[] = [
  { value: 'as written', text: 'As written' },
  { value: 'suggested', text: 'One tier down where suggested' },
  { value: 'mid', text: 'Mid tier at most' },
  { value: 'small', text: 'Small tier at most' },
];

interface SliderOptions {
  readonly id: string;
  readonly label: string;
  readonly steps: readonly number[];
  readonly value: number;
  readonly text: (value: number) => string;
  readonly onInput: (value: number) => void;
}

/** A slider over steps, since factors lie closer together below 1 than above. */
function slider({ id, label, steps, value, text, onInput }: SliderOptions): HTMLElement {
  const output = element('output', { for: id }, text(value));
  const input = element('input', {
    id,
    type: 'range',
    min: 0,
    max: steps.length - 1,
    step: 1,
    value: Math.max(0, steps.indexOf(value)),
    'aria-valuetext': text(value),
  });
  input.addEventListener('input', () => {
    const chosen = steps[input.valueAsNumber] ?? value;
    output.textContent = text(chosen);
    input.setAttribute('aria-valuetext', text(chosen));
    onInput(chosen);
  });
  return element('div', { class: 'field' }, element('label', { for: id }, label), output, input);
}

function batchSwitch(isBatched: boolean, onChange: (isBatched: boolean) => void): HTMLElement {
  const input = element('input', { type: 'checkbox', id: 'what-if-batch', checked: isBatched });
  input.addEventListener('change', () => onChange(input.checked));
  return element('label', { class: 'check', for: 'what-if-batch' }, input, 'Send everything that can wait as a batch');
}

function outcomeOf(rows: readonly CallRow[], supposition: Supposition): readonly Child[] {
  const total = suppose(rows, supposition);
  const features = [...groupedBy(rows, ({ feature }) => feature ?? 'No feature')]
    .map(([feature, members]) => ({ feature, ...suppose(members, supposition) }))
    .filter(({ before }) => before !== null)
    .toSorted((one, other) => (other.before?.low ?? 0) - (one.before?.low ?? 0))
    .slice(0, shownFeatures);
  return [
    element(
      'dl',
      { class: 'before-after' },
      element('div', {}, element('dt', {}, 'Now'), element('dd', {}, monthText(total.before))),
      element(
        'div',
        { class: 'after' },
        element('dt', {}, 'Then'),
        element('dd', { id: 'what-if-after' }, monthText(total.after)),
      ),
      element('div', {}, element('dt', {}, 'Difference'), element('dd', {}, differenceText(total))),
    ),
    element('p', { class: 'note' }, changedText(total)),
    table(
      'What if, by feature',
      [
        { title: 'Feature', cell: ({ feature }) => element('strong', {}, feature) },
        { title: 'Now /mo', isNumber: true, isMinor: true, cell: ({ before }) => monthText(before) },
        { title: 'Then /mo', isNumber: true, cell: ({ after }) => monthText(after) },
        { title: 'Change', isNumber: true, cell: (each) => changeText(each) },
      ],
      features,
    ),
  ];
}

function changedText({ changedCalls }: Outcome): string {
  if (changedCalls === 0) return 'The cost per request stays as it is.';
  return `The cost per request of ${counted(changedCalls, 'call')} changes. A cached prefix counts at the same discount on every tier.`;
}

/** Both ends compared with their like, since what is uncertain is uncertain on both sides alike. */
function differenceText({ before, after }: Outcome): string {
  if (before === null || after === null) return '–';
  const { change } = changeOf({ cost: before, reason: null }, { cost: after, reason: null });
  if (change === null || (change.atLow === 0 && (change.atHigh ?? 0) === 0)) return 'none';
  return `${formatCostChange(change)} (${changeText({ before, after })})`;
}

function changeText({ before, after }: Pick<Outcome, 'before' | 'after'>): string {
  return before === null || after === null || before.low === 0 ? '–' : formatChange(after.low / before.low - 1);
}
