/** Support tickets on OpenAI's Agents SDK. */
import { Agent, Runner, run } from '@openai/agents';
import { Agent as HttpAgent } from 'node:https';

const refunds = new Agent({
  name: 'Refunds',
  instructions: 'You decide about refunds.',
  model: 'gpt-5-mini',
  modelSettings: { maxTokens: 400 },
});
const front = Agent.create({ name: 'Front', instructions: 'Pass tickets on.', handoffs: [refunds] });
export const pool = new HttpAgent({ keepAlive: true });

export async function answer(ticket: string) {
  await run(refunds, ticket, { maxTurns: 4 });
  await run(refunds.clone({ model: 'gpt-5-nano' }), ticket, { stream: true });
  return new Runner().run(front, ticket);
}
