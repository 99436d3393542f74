import type { TextRange } from '../core/model.ts';
import { locateSetting } from '../core/policy/locate.ts';
import type { HoverLinks } from '../core/present/hover.ts';
import type { DocumentAnalysis } from './analyses.ts';
import type { FeatureContext } from './feature-context.ts';
import { placeText, positionAt } from './text-document.ts';

/** Makes the links of the hovers of a document: commands of our extension, else places in the callcost.yml that is there. */
export async function linksFor(
  context: FeatureContext,
  { part }: DocumentAnalysis,
): Promise<(range: TextRange) => HoverLinks> {
  const { uri, placed } = part.document;
  if (context.hasCommands) {
    return (range) => ({
      config: (key) => commandLink('callcost.openConfig', { uri, key }),
      reportEstimate: commandLink('callcost.reportEstimate', {
        uri,
        position: positionAt(placed, Math.max(0, range.start - part.start)),
      }),
    });
  }
  const file = await context.policies.fileFor(context.pathOf(uri));
  const text = file?.text ?? null;
  if (file === null || text === null) return () => ({ config: () => null, reportEstimate: null });
  const placedFile = placeText(text);
  const config = (key: readonly string[]) => {
    const found = locateSetting(text, key);
    const line = found === null ? 1 : positionAt(placedFile, found.start).line + 1;
    return `${context.uriOf(file.path)}#L${line}`;
  };
  return () => ({ config, reportEstimate: null });
}

/** The address by which Markdown runs a command, with its one argument. */
function commandLink(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
