import type { TextRange } from '../core/model.ts';
import { locateSetting } from '../core/policy/locate.ts';
import type { HoverLinks } from '../core/present/hover.ts';
import type { SourcePlace } from '../core/present/origins.ts';
import type { DocumentAnalysis } from './analyses.ts';
import type { FeatureContext } from './feature-context.ts';
import { placeText, positionAt } from './text-document.ts';

/** Makes the links of the hovers of a document: commands of our extension, else places in the callcost.yml that is there. */
export async function linksFor(
  context: FeatureContext,
  analysis: DocumentAnalysis,
): Promise<(range: TextRange) => HoverLinks> {
  const { part } = analysis;
  const { uri, placed } = part.document;
  const place = (at: SourcePlace) => addressOf(context, analysis, at);
  if (context.hasCommands) {
    return (range) => ({
      config: (key) => commandLink('callcost.openConfig', { uri, key }),
      reportEstimate: commandLink('callcost.reportEstimate', {
        uri,
        position: positionAt(placed, Math.max(0, range.start - part.start)),
      }),
      place,
    });
  }
  const file = await context.policies.fileFor(context.pathOf(uri));
  const text = file?.text ?? null;
  if (file === null || text === null) return () => ({ config: () => null, reportEstimate: null, place });
  const placedFile = placeText(text);
  const config = (key: readonly string[]) => {
    const found = locateSetting(text, key);
    const line = found === null ? 1 : positionAt(placedFile, found.start).line + 1;
    return `${context.uriOf(file.path)}#L${line}`;
  };
  return () => ({ config, reportEstimate: null, place });
}

/** The address of a place of the workspace; null for cells of notebooks, which have addresses that nobody can know. */
function addressOf(
  { pathOf, uriOf, documents }: FeatureContext,
  { part, place, unit }: DocumentAnalysis,
  { file, lines }: SourcePlace,
): string | null {
  const { uri } = part.document;
  const isOwn = file === (place?.path ?? file);
  if (lines.cell !== undefined || (isOwn && (unit.cells !== undefined || documents.notebookOf(uri) !== null)))
    return null;
  const address = isOwn ? (pathOf(uri) === null ? null : uri) : place === null ? null : uriOf(`${place.root}/${file}`);
  return address === null ? null : `${address}#L${lines.line}`;
}

/** The address by which Markdown runs a command, with its one argument. */
function commandLink(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
