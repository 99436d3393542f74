import type { Change } from '../../src/core/change.ts';
import type { LanguageId } from '../../src/core/model.ts';

/** One case of a golden of edits: a Markdown section with the source before, the change, and what comes of it. */
export interface EditCase {
  readonly title: string;
  readonly language: LanguageId;
  readonly before: string;
  /** 1-based, in source order, among the requests. */
  readonly call: number;
  readonly change: Change;
  /** The change as it stands in the file. */
  readonly written: string;
}

/** What came of a case: the lines under the change, and the source after it, null where the change was refused. */
export interface EditOutcome {
  readonly lines: readonly string[];
  readonly after: string | null;
}

const languages: Readonly<Record<string, LanguageId>> = {
  python: 'python',
  typescript: 'typescript',
  tsx: 'tsx',
  javascript: 'javascript',
};

/** The text before the first case, and the cases. */
export function readEditCases(markdown: string): { readonly head: string; readonly cases: readonly EditCase[] } {
  const [head = '', ...sections] = markdown.split(/^## /m);
  return { head, cases: sections.map(readCase) };
}

function readCase(section: string): EditCase {
  const [title = ''] = section.split('\n');
  const [, fence = '', before = ''] = /^```(\w+)\n(.*?)^```$/ms.exec(section) ?? [];
  const [, written = ''] = /^change(?: of call \d+)?: (\{.*\})$/m.exec(section) ?? [];
  const language = languages[fence];
  if (language === undefined || written === '') throw new Error(`"${title}" has no source or no change`);
  const call = Number(/^change of call (\d+): /m.exec(section)?.[1] ?? 1);
  return { title, language, before, call, written, change: JSON.parse(written) };
}

/** The Markdown of cases with what came of them. */
export function renderEditCases(head: string, outcomes: readonly (readonly [EditCase, EditOutcome])[]): string {
  return head + outcomes.map(([each, outcome]) => renderCase(each, outcome)).join('\n');
}

function renderCase({ title, language, before, call, written }: EditCase, { lines, after }: EditOutcome): string {
  const of = call === 1 ? '' : ` of call ${call}`;
  const blocks = [
    `## ${title}\n`,
    `\`\`\`${language}\n${before}\`\`\`\n`,
    `change${of}: ${written}\n`,
    `${lines.join('\n')}\n`,
    ...(after === null ? [] : [`\`\`\`${language}\n${after}\`\`\`\n`]),
  ];
  return blocks.join('\n');
}
