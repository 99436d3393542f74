/**
 * Decides cheaply whether a file is worth parsing: it must name an SDK, an LLM host, a method that only LLM clients
 * have, or a prompt.
 */
import { endpointNeedles, hostNeedles } from './hosts.ts';
import { sdks, untracedRequests } from './sdks.ts';

const needles: RegExp = new RegExp(
  [
    // Module names in import position: behind a quote, `import` or `from`.
    `(?:import|from|require\\(|['"\`:/@])\\s*['"\`]?(?:${alternatives(sdks.flatMap((sdk) => sdk.modules.map(firstPart)))})\\b`,
    // Method paths, with line breaks allowed between their names: their last two names suffice.
    `(?:${[...new Set([...untracedRequests.keys()].map(lastNames))].join('|')})`,
    `(?:${alternatives([...hostNeedles, ...endpointNeedles])})`,
    // Prompts by name, and how nearly all of them begin.
    '(?:PROMPT|[pP]rompt|SYSTEM|INSTRUCTIONS?)\\w*\\s*(?::[^=\\n]{1,40})?=|You are (?:an?|the) ',
  ].join('|'),
);

/** False only where scanning the text cannot find anything. */
export function mayContainCalls(text: string): boolean {
  return needles.test(text);
}

/** The part of a module name that every import of it contains: `@ai-sdk`, `google`, `langchain_openai`. */
function firstPart(module: string): string {
  const [head = module] = module.split(module.startsWith('@') ? '/' : /[./]/);
  return head.replace(/^@/, '');
}

function lastNames(path: string): string {
  const names = path.split('.').slice(-2).map(escapePattern);
  return names.length === 1 ? `\\.${names.join('')}\\(` : names.join('\\s*[?!]?\\.\\s*');
}

function alternatives(texts: readonly string[]): string {
  return [...new Set(texts)].map(escapePattern).join('|');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
