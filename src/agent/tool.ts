/** What a tool for coding agents is: a question about a workspace, with a short answer. It changes nothing. */
import type { z } from 'zod';
import { UserError } from '../core/errors.ts';
import type { AgentWorkspace } from './workspace.ts';

/** A tool. Its answer is JSON or Markdown, of a bounded size. */
export interface AgentTool {
  /** In snake case, as agents call it. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences: what it answers, and when to ask. */
  readonly description: string;
  readonly input: z.ZodObject;
  /** Throws a UserError, with the next step, for an input that it cannot answer. */
  readonly run: (input: unknown, workspace: AgentWorkspace, signal: AbortSignal) => Promise<string>;
}

/** Makes a tool whose function gets its input parsed. */
export function defineTool<Shape extends z.ZodRawShape>(tool: {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject<Shape>;
  readonly run: (
    input: z.output<z.ZodObject<Shape>>,
    workspace: AgentWorkspace,
    signal: AbortSignal,
  ) => Promise<string>;
}): AgentTool {
  return {
    ...tool,
    run: (input, workspace, signal) => {
      const parsed = tool.input.safeParse(input);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new UserError(`${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'not as expected'}.`);
      }
      return tool.run(parsed.data, workspace, signal);
    },
  };
}
