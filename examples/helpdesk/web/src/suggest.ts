import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';
import { generateText, Output, streamText } from 'ai';
import { z } from 'zod';
import type { Ticket } from './tickets.ts';

const CHAT_MODEL = process.env.CHAT_MODEL ?? 'gpt-5.4';

const assistantInstructions = `You are the assistant in the help centre of Fernhill, an online furniture shop.
Answer questions about orders, deliveries, returns and products in at most 80 words.
If you are not sure, say so and offer to open a ticket. Never promise a date, a price or a refund.`;

const tagSchema = z.object({
  tags: z.array(z.enum(['wood', 'fabric', 'assembly', 'delivery', 'spare-part', 'invoice', 'mattress'])).max(3),
  urgent: z.boolean().describe('True if somebody could be hurt or a deadline of the customer is today.'),
});

/** Streams the answer of the chat in the help centre. */
export function answerInChat(question: string, articles: readonly string[]) {
  return streamText({
    model: openai(CHAT_MODEL),
    instructions: assistantInstructions,
    prompt: `Articles that may help:\n\n${articles.join('\n\n')}\n\nQuestion: ${question}`,
    maxOutputTokens: 300,
  });
}

/** Tags by which agents filter their queue. */
export async function tagTicket(ticket: Ticket) {
  const { output } = await generateText({
    model: anthropic('claude-haiku-4-5'),
    output: Output.object({ schema: tagSchema }),
    prompt: `Tag this ticket.\n\n<subject>${ticket.subject}</subject>\n<body>${ticket.body}</body>`,
    maxOutputTokens: 100,
  });
  return output;
}
