import type { Severity } from '../../finding.ts';
import { hashOf } from '../../hash.ts';
import { pathInAddress } from '../../present/place.ts';
import { defaultLevels, ruleCodes } from '../../rule-codes.ts';
import type { ReportView, ViewFinding } from '../view/report-view.ts';
import { ruleSummaries } from './rule-summaries.ts';

/**
 * The findings as a SARIF 2.1.0 log (OASIS, errata 01), for code scanning. Files are relative to the root of the source.
 * A finding is recognised by its rule and its call, so that it stays the same one when code moves. `version` is that of
 * Call Cost; `category` tells apart logs about parts of a repository, and is empty for the whole.
 */
export function sarifReport({ findings }: Pick<ReportView, 'findings'>, version: string, category = ''): string {
  const rules = ruleCodes.filter((code) => findings.some((finding) => finding.code === code));
  const ruleIds: readonly string[] = rules;
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Call Cost',
            semanticVersion: version,
            informationUri: projectAddress,
            rules: rules.map((code) => ruleOf(code, version)),
          },
        },
        ...(category === '' ? {} : { automationDetails: { id: `callcost/${category}/` } }),
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was scanned.' } } },
        results: withFingerprints(findings).map(({ finding, fingerprint }) =>
          resultOf(finding, fingerprint, ruleIds.indexOf(finding.code)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Where the project is published, as docs/ci.md names it. */
const projectAddress = 'https://github.com/callcost/callcost';

function ruleOf(code: (typeof ruleCodes)[number], version: string) {
  const level = defaultLevels[code];
  // The page that the editor links to, as it was when this version was published: a log is read on other machines.
  const page = `${projectAddress}/blob/v${version}/docs/rules/${code}.md`;
  return {
    id: code,
    shortDescription: { text: ruleSummaries[code] },
    helpUri: page,
    help: {
      text: `${ruleSummaries[code]} What it means, why, and when to ignore it: ${page}`,
      markdown: `${ruleSummaries[code]}\n\n[What it means, why, and when to ignore it](${page})`,
    },
    defaultConfiguration: level === 'off' ? { enabled: false } : { level: levels[level] },
    properties: { tags: ['cost', 'llm'] },
  };
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function resultOf(finding: ViewFinding, fingerprint: string, ruleIndex: number) {
  const { code, severity, message, file, cell, line, column, endLine, endColumn } = finding;
  // Lines of a notebook are counted in its cells, which the format does not know.
  const region = cell === undefined ? { region: { startLine: line, startColumn: column, endLine, endColumn } } : {};
  return {
    ruleId: code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pathInAddress(file), uriBaseId: 'SRCROOT' },
          ...region,
        },
      },
    ],
    partialFingerprints: { 'callcost/v1': fingerprint },
  };
}

/** Findings of one rule for one call are numbered in the order in which they come. */
function withFingerprints(findings: readonly ViewFinding[]) {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { code, folder, file, call, message } = finding;
    const base = hashOf([code, call ?? `${folder}:${file}:${message.replace(/[\d.,]+/g, '#')}`].join('\0'));
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { finding, fingerprint: `${base}:${count}` };
  });
}
