/**
 * Attribution on a call: in the metadata that the SDK sends along, else in a comment that Call Cost reads.
 */
import type { WrittenAttribution } from '../../change.ts';
import type { Call } from '../../model.ts';
import type { ParameterPath } from '../sdk/shape.ts';
import { commentAbove } from './comment.ts';
import { type Draft, draft, refuse } from './edit.ts';
import { appendEntry } from './insertion.ts';
import { writeString } from './literals.ts';
import { containerAt, locate } from './locate.ts';
import type { CallSite, ParameterSource } from './site.ts';
import { addEntry, bracketsOf, styleOf, type WritingStyle } from './write-parameter.ts';
import { planBodyTags, planHeaders, planTraceTags } from './written-attribution.ts';

/** What the call is attributed to; a null value is one that the developer fills in. */
export type AttributionEntries = readonly { readonly key: string; readonly value: string | null }[];

/** What stands for a value that the developer fills in. */
const toFillIn = 'TODO';

/** Adds entries to a call, in the first of the forms that its SDK takes; without forms, to its metadata. */
export function planAttribution(
  site: CallSite,
  entries: AttributionEntries,
  forms: readonly WrittenAttribution[] | undefined,
): Draft {
  if (forms === undefined) return planMetadata(site, entries);
  let refusal: Draft = refuse('the gateway takes no such attribution from requests');
  for (const form of forms) {
    const planned = planForm(site, form);
    if (planned.kind === 'draft') return planned;
    refusal = planned;
  }
  return refusal;
}

function planForm(site: CallSite, form: WrittenAttribution): Draft {
  switch (form.kind) {
    case 'metadata':
      return planMetadata(site, form.entries);
    case 'tags':
      return planBodyTags(site, form);
    case 'langfuse-tags':
      return planTraceTags(site, form);
    case 'headers':
      return planHeaders(site, form);
  }
}

function planMetadata(site: CallSite, entries: AttributionEntries): Draft {
  const place = metadataPlace(site);
  if (place === null) return commentInstead(site, entries);
  const unfit = entries.find(({ key, value }) => value !== null && !isTaken(site.call.sdk, key, value));
  if (unfit !== undefined) return refuse(`the service does not take "${unfit.value}" as the value of ${unfit.key}`);
  const { source, path } = place;
  const spot = locate(site.evaluation, source, path);
  if (spot.kind === 'refused') return spot;
  if (spot.kind === 'absent') return addEntry(site, spot.container, spot.names, (style) => recordText(style, entries));
  const range = spot.value.kind === 'record' ? spot.value.range : null;
  const container = range === null ? null : containerAt(site.evaluation, range);
  if (container === null) return refuse('the metadata are built in another place');
  const style = styleOf(container);
  const present = spot.value.kind === 'record' ? spot.value.entries : new Map();
  const missing = entries.filter(({ key }) => !present.has(key));
  if (missing.length === 0) return refuse('the call carries them already');
  const text = missing.map((entry) => entryText(style, entry)).join(', ');
  return draft(...appendEntry(bracketsOf(container), text));
}

/** A comment `callcost: feature=…` where the interface takes no metadata of one's own. */
function commentInstead(site: CallSite, entries: AttributionEntries): Draft {
  const feature = entries.find(({ key }) => key === 'feature');
  if (feature === undefined) return refuse('the interface takes no metadata of your own; add them at the gateway');
  return commentAbove(site, `callcost: feature=${feature.value ?? toFillIn}`);
}

/** Whether a service takes a key and a value: Google's labels, Bedrock's and OpenAI's metadata have rules. */
function isTaken(sdk: string, key: string, value: string): boolean {
  const rule = rulesBySdk[sdk];
  return rule === undefined || (rule.key.test(key) && rule.value.test(value));
}

const rulesBySdk: Readonly<Record<string, { readonly key: RegExp; readonly value: RegExp }>> = {
  'google-genai': { key: /^[a-z][a-z0-9_-]{0,62}$/, value: /^[a-z0-9_-]{0,63}$/ },
  bedrock: { key: /^[\w\s.:/=+$@-]{1,256}$/, value: /^[\w\s.:/=+$@-]{0,256}$/ },
  openai: { key: /^[\s\S]{1,64}$/, value: /^[\s\S]{0,512}$/ },
};

interface MetadataPlace {
  readonly source: ParameterSource;
  readonly path: ParameterPath;
}

/** Interfaces that take keys of one's own, and where. */
function metadataPlace({ call, sources }: CallSite): MetadataPlace | null {
  const wanted = pathsBySdk[call.sdk] ?? [];
  for (const path of wanted) {
    const isScript = call.language !== 'python';
    if (/[a-z][A-Z]|#/.test(path) !== isScript && wanted.length > 1) continue;
    const source = sources.find(({ shape }) => shape.metadata?.includes(path) === true);
    if (source !== undefined && takesMetadata(call)) return { source, path };
  }
  return null;
}

const pathsBySdk: Readonly<Record<string, readonly ParameterPath[]>> = {
  openai: ['metadata'],
  litellm: ['metadata'],
  mistral: ['metadata'],
  bedrock: ['requestMetadata'],
  'google-genai': ['config.labels'],
  langchain: ['config.metadata', '#1.metadata'],
  'ai-sdk': ['experimental_telemetry.metadata'],
  'openai-agents': ['model_settings.metadata'],
};

/** Whether the interface takes metadata where this call is made. */
function takesMetadata(call: Call): boolean {
  switch (call.sdk) {
    case 'openai':
      return takesOpenaiMetadata(call);
    case 'google-genai':
      // The Gemini API refuses labels, Vertex AI bills by them.
      return call.provider === 'google-vertex';
    case 'langchain':
      return /\.a?(invoke|stream|batch)$/.test(call.callee);
    case 'ai-sdk':
      // Without telemetry, its metadata go nowhere.
      return call.metadata.some(({ key }) => key.startsWith('experimental_telemetry.'));
    default:
      return true;
  }
}

/**
 * OpenAI's client is also that of hosts that refuse what they do not know; and OpenAI's chat interface takes metadata
 * only of what it is told to store.
 */
function takesOpenaiMetadata({ provider, operation, metadata }: Call): boolean {
  if (provider === 'litellm') return true;
  const isTaken = metadata.some(({ key }) => key.startsWith('metadata.'));
  return (provider === 'openai' || provider === 'azure') && (operation === 'responses' || isTaken);
}

function recordText(style: WritingStyle, entries: AttributionEntries): string {
  const inner = entries.map((entry) => entryText(style, entry)).join(', ');
  return style.language === 'python' ? `{${inner}}` : `{ ${inner} }`;
}

function entryText(style: WritingStyle, { key, value }: AttributionEntries[number]): string {
  const name = style.language === 'python' || !/^[A-Za-z_$][\w$]*$/.test(key) ? writeString(style.quote, key) : key;
  return `${name}: ${writeString(style.quote, value ?? toFillIn)}`;
}
