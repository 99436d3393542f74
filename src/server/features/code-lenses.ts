import type { CodeLens, Command } from 'vscode-languageserver';
import { featureWithUse } from '../../core/present/budgets.ts';
import { isBelow } from '../../core/present/hint.ts';
import { lensOfCall } from '../../core/present/lens.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';
import { rangeAt } from '../text-document.ts';

/** A line above each call: its input, its cost at each tier, its feature. */
export async function codeLensesOf(context: FeatureContext, uri: string): Promise<CodeLens[]> {
  const settings = await context.settingsOf(uri);
  if (!settings.enabled || !settings.codeLens.enabled) return [];
  const analysis = await context.analyses.of(uri);
  if (analysis === null) return [];
  const overview = await context.budgets.overviewSoon();
  const titleOf = (feature: string): string => {
    const standing = overview?.features.find((each) => each.feature === feature);
    return standing === undefined ? feature : featureWithUse(standing);
  };
  const { part } = analysis;
  const { placed } = part.document;
  return allCalls(analysis).flatMap((analysed) => {
    const start = analysed.call.range.start - part.start;
    const lens = lensOfCall(analysed);
    if (lens === null || start < 0 || start > placed.text.length || isBelow(analysed, settings.minimumCost)) return [];
    const range = rangeAt(placed, { start, end: start });
    const parts = [plain(lens.input), plain(lens.cost), ...featureCommand(context, uri, lens.feature, titleOf)];
    return parts.map((command) => ({ range, command }));
  });
}

/** Text that does nothing when it is clicked. */
function plain(title: string): Command {
  return { title, command: '' };
}

/** The feature with the use of its budget; it leads to its settings. */
function featureCommand(
  { hasCommands }: FeatureContext,
  uri: string,
  feature: string | null,
  titleOf: (feature: string) => string,
): readonly Command[] {
  if (feature === null) return [];
  const title = titleOf(feature);
  if (!hasCommands) return [plain(title)];
  return [{ title, command: 'callcost.openConfig', arguments: [{ uri, key: ['features', feature] }] }];
}
