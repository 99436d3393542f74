/**
 * Decides cheaply whether a file is worth parsing: it must name an SDK, an LLM host, a method that only LLM clients
 * have, or a prompt.
 */
import { endpointNeedles, hostNeedles } from './requests/hosts.ts';
import { sdks, untracedRequests } from './sdks.ts';

/** How the modules of SDKs stand in imports, in quotes (JavaScript) or behind `import` and `from` (Python). */
const modules = [...new Set(sdks.flatMap((sdk) => sdk.modules))];
const quoted = `['"\`](?:npm:|jsr:|https?://[^'"\`\\s]*/)?(?:${modules.map(escapePattern).join('|')})['"\`/@]`;
const imported = `\\b(?:import|from)[ \\t][^\\n]*?\\b(?:${[...new Set(modules.flatMap(pythonForm))].join('|')})\\b`;

/** Texts that are given a prompt's name, and how nearly all prompts begin. */
const prompts =
  '(?:PROMPT|[pP]rompt|SYSTEM|INSTRUCTIONS?)\\w*\\s*(?::[^=\\n]{1,40})?=\\s*(?:[rRfFbBuU]{0,2}["\'`]|\\(|[\\w.]*dedent)|You are (?:an?|the) ';

/** Methods of models, and how models are called, where both come from other files. */
const handedModels =
  '\\.(?:ainvoke|astream|with_structured_output|withStructuredOutput|bind_tools|bindTools|a?embed_?(?:[dD]ocuments|[qQ]uery))\\(|' +
  '(?:[lL][lL][mM]|[mM]odel|[cC]hain|[aA]gent)\\w{0,40}(?:\\([^()]{0,80}\\))?\\s{0,40}[?!]?\\.(?:invoke|stream|batch)\\(';

const needles: RegExp = new RegExp(
  [
    quoted,
    imported,
    // Method paths, with line breaks allowed between their names: their last two names suffice.
    ...new Set([...untracedRequests.keys()].map(lastNames)),
    ...[...hostNeedles, ...endpointNeedles].map(escapePattern),
    handedModels,
    prompts,
  ].join('|'),
);

/** False only where scanning the text cannot find anything. */
export function mayContainCalls(text: string): boolean {
  return needles.test(text);
}

/** `google.genai` may be imported as `from google import genai`; names of npm packages are no Python modules. */
function pythonForm(module: string): readonly string[] {
  if (!/^[a-z_][\w.]{2,}$/.test(module)) return [];
  const dot = module.lastIndexOf('.');
  return dot < 0 ? [module] : [escapePattern(module), `${escapePattern(module.slice(0, dot))}[ \\t]+import`];
}

function lastNames(path: string): string {
  const names = path.split('.').slice(-2).map(escapePattern);
  return names.length === 1 ? `\\.${names.join('')}\\(` : names.join('\\s*[?!]?\\.\\s*');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
