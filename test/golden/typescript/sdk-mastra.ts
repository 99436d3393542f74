/** Support tickets on Mastra. */
import { openai } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';

const desk = new Agent({ name: 'Desk', instructions: 'You are the help desk.', model: openai('gpt-4o-mini'), tools: {} });
const gateway = new Agent({ name: 'Gateway', instructions: 'Answer.', model: 'anthropic/claude-sonnet-4-5' });

export async function answer(ticket: string) {
  await desk.generate(`Ticket: ${ticket}`, { maxSteps: 3 });
  await gateway.stream([{ role: 'user', content: ticket }], { modelSettings: { maxOutputTokens: 300 } });
  return desk.getInstructions();
}
