/** A pub quiz on the chatgpt package. */
import { ChatGPTAPI } from 'chatgpt';

export async function quiz(question: string) {
  const api = new ChatGPTAPI({
    apiKey: process.env.OPENAI_API_KEY ?? '',
    systemMessage: 'You host a quiz.',
    completionParams: { model: 'gpt-4o-mini', max_tokens: 150 },
  });
  const first = await api.sendMessage(question);
  return api.sendMessage('Next one.', { parentMessageId: first.id });
}
