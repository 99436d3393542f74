/** Elevator music reviews on Azure's own SDKs. */
import { AzureKeyCredential, OpenAIClient } from '@azure/openai';
import ModelClient, { isUnexpected } from '@azure-rest/ai-inference';

const openai = new OpenAIClient('https://music.openai.azure.com', new AzureKeyCredential('key'));
const inference = ModelClient('https://models.github.ai/inference', new AzureKeyCredential('key'));

export async function review(track: string) {
  const messages = [{ role: 'system', content: 'You review music.' }, { role: 'user', content: track }];
  await openai.getChatCompletions('reviews-gpt4', messages, { maxTokens: 128, temperature: 1 });
  await openai.streamChatCompletions('reviews-gpt4', messages);
  await openai.getEmbeddings('embeddings', [track]);
  const response = await inference.path('/chat/completions').post({
    body: { model: 'openai/gpt-4o-mini', messages, max_tokens: 64 },
  });
  await inference.path('/info').get();
  return isUnexpected(response) ? null : response.body;
}
