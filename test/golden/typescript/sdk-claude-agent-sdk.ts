/** Support tickets on the Claude Agent SDK. */
import { query } from '@anthropic-ai/claude-agent-sdk';
import { query as findRows } from './database';

export async function fix(ticket: string) {
  for await (const message of query({
    prompt: `Fix: ${ticket}`,
    options: { model: 'opus', systemPrompt: 'You fix the help desk.', maxTurns: 6, allowedTools: ['Read'] },
  }))
    console.log(message);
  return findRows({ prompt: ticket });
}
