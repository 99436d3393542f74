/** Serves the tools for coding agents over the Model Context Protocol, on standard input and output. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { AgentTool } from '../../agent/tool.ts';
import { agentTools } from '../../agent/tools.ts';
import type { AgentWorkspace } from '../../agent/workspace.ts';
import { inOneLine, UserError } from '../../core/errors.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

/** Serves until the agent closes its end, or the signal ends it. */
export async function serveTools(workspace: AgentWorkspace, signal: AbortSignal): Promise<void> {
  const server = new McpServer(
    { name: 'callcost', title: 'Call Cost', version: CALLCOST_VERSION },
    {
      instructions:
        'What LLM calls in source code cost. Tools only read: propose changes to the person, who applies them.',
    },
  );
  for (const tool of agentTools) register(server, tool, workspace);
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
    // The transport of the SDK does not notice that nobody writes any more.
    process.stdin.once('end', resolve);
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
}

function register(server: McpServer, tool: AgentTool, workspace: AgentWorkspace): void {
  const { name, title, description, input } = tool;
  const annotations = { title, readOnlyHint: true, openWorldHint: false };
  server.registerTool(name, { title, description, inputSchema: input.shape, annotations }, async (args, { signal }) => {
    try {
      return { content: [{ type: 'text', text: await tool.run(args, workspace, signal) }] };
    } catch (error) {
      signal.throwIfAborted();
      return { isError: true, content: [{ type: 'text', text: messageOf(error) }] };
    }
  });
}

/** An agent is told what a person would be told. */
function messageOf(error: unknown): string {
  if (error instanceof UserError) return inOneLine(error);
  return `This is a bug in Call Cost: ${error instanceof Error ? error.message : String(error)}`;
}
