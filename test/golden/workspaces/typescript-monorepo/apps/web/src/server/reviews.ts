import { MODELS, complete, LlmService, openai } from '@shop/llm';
import { REVIEW_PROMPT, systemFor } from '@/lib/prompts';

export async function review(text: string) {
  return complete({ system: REVIEW_PROMPT, prompt: text, model: MODELS.smart, maxTokens: 200 });
}

export const reply = async (text: string) => complete({ system: systemFor('Shoes & Co'), prompt: text });

export class ReviewController {
  constructor(private readonly llm: LlmService) {}

  summarize(text: string) {
    return this.llm.generate(`Summarize this review: ${text}`);
  }
}

const service = new LlmService(openai, 'gpt-4o');
export const ideas = () => service.generate('List three ideas for a shoe shop.');
