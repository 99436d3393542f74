import {
  type CancellationToken,
  type Disposable,
  LanguageModelTextPart,
  type LanguageModelToolInvocationOptions,
  LanguageModelToolResult,
  l10n,
  lm,
  window,
  workspace,
} from 'vscode';
import type { ServerLink } from './server-link.ts';

/** The tools of the manifest, as the server names them. */
const toolNames = [
  'scan_llm_calls',
  'estimate_prompt_cost',
  'explain_llm_call',
  'list_cost_findings',
  'feature_budget',
  'propose_cost_fix',
] as const;

/** Gives coding agents the tools of Call Cost. They only read; an agent shows what they propose, and a person applies it. */
export function registerAgentTools(link: ServerLink): readonly Disposable[] {
  return toolNames.map((name) =>
    lm.registerTool<object>(`callcost_${name}`, { invoke: (options, token) => invoke(link, name, options, token) }),
  );
}

async function invoke(
  link: ServerLink,
  name: string,
  { input }: LanguageModelToolInvocationOptions<object>,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  const folder = activeFolder();
  if (folder === null) throw new Error(l10n.t('No folder is open.'));
  const { text, isError } = await link.request('callcost/agentTool', { name, input, folder }, token);
  if (isError) throw new Error(text);
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}

/** The folder of the document that somebody looks at, else the first. */
function activeFolder(): string | null {
  const document = window.activeTextEditor?.document;
  const active = document === undefined ? undefined : workspace.getWorkspaceFolder(document.uri);
  return (active ?? workspace.workspaceFolders?.[0])?.uri.toString() ?? null;
}
