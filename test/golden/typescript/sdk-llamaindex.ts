/** Support tickets on LlamaIndex. */
import { anthropic } from '@llamaindex/anthropic';
import { OpenAI, OpenAIEmbedding } from '@llamaindex/openai';
import { agent } from '@llamaindex/workflow';
import { Settings, VectorStoreIndex } from 'llamaindex';

const llm = new OpenAI({ model: 'gpt-4o-mini', maxTokens: 256 });
const claude = anthropic({ model: 'claude-sonnet-4-5' });
Settings.embedModel = new OpenAIEmbedding({ model: 'text-embedding-3-small' });

export async function direct(ticket: string) {
  await llm.complete({ prompt: `Sort this ticket: ${ticket}` });
  return claude.chat({ messages: [{ role: 'user', content: ticket }], stream: true });
}

export async function ask(index: VectorStoreIndex, question: string) {
  await index.asQueryEngine().query({ query: question });
  const desk = agent({ llm, tools: [], systemPrompt: 'You are the help desk.' });
  return desk.run(question);
}
