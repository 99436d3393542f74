/** A travel agent on OpenRouter's SDKs. */
import { callModel, OpenRouter as AgentRouter } from '@openrouter/agent';
import { OpenRouter } from '@openrouter/sdk';

const router = new OpenRouter({ apiKey: process.env.OPENROUTER_API_KEY });

export async function travel(wish: string) {
  await router.chat.send({ model: 'openai/gpt-4.1-mini', messages: [{ role: 'user', content: wish }], maxTokens: 90 });
  await router.chat.send({
    chatRequest: {
      model: 'google/gemini-2.5-flash',
      messages: [{ role: 'system', content: 'You plan trips.' }, { role: 'user', content: wish }],
      maxCompletionTokens: 120,
      stream: true,
    },
  });
  router.callModel({ model: 'anthropic/claude-sonnet-4', instructions: 'Be brief.', input: wish, maxOutputTokens: 200 });
  callModel(new AgentRouter(), { model: 'x-ai/grok-4', input: wish });
  await router.embeddings.generate({ requestBody: { model: 'openai/text-embedding-3-small', input: wish } });
  return router.models.list();
}
