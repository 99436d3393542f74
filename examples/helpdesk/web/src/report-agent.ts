import { openai } from '@ai-sdk/openai';
import { stepCountIs, ToolLoopAgent, tool } from 'ai';
import { z } from 'zod';
import type { TicketStore } from './tickets.ts';

const REPORT_INSTRUCTIONS = `You write the weekly report of the support team for the management of Fernhill.

Find out with the tools what changed against the week before, and why: read tickets until you can name a cause, not only
a number. Then write at most 400 words in Markdown: the three things that matter, each with a figure and two ticket
numbers as evidence; then a table of tickets by queue for both weeks; then what you could not find out.
Do not recommend anything that you have no evidence for.`;

const period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** The agent of the weekly report; it works on the tickets of the store that it is given. */
export function createReportAgent(store: TicketStore) {
  return new ToolLoopAgent({
    model: openai('gpt-6-sol'),
    instructions: REPORT_INSTRUCTIONS,
    tools: {
      countTickets: tool({
        description: 'Number of tickets by queue in a period.',
        inputSchema: period,
        execute: ({ from, to }) => store.countByQueue(new Date(from), new Date(to)),
      }),
      listTickets: tool({
        description: 'Numbers and subjects of the tickets of a period.',
        inputSchema: period,
        execute: async ({ from, to }) => {
          const tickets = await store.openedBetween(new Date(from), new Date(to));
          return tickets.map(({ id, subject }) => ({ id, subject }));
        },
      }),
      readTicket: tool({
        description: 'The text of one ticket.',
        inputSchema: z.object({ id: z.string() }),
        execute: async ({ id }) => (await store.find(id)) ?? 'There is no such ticket.',
      }),
    },
    stopWhen: stepCountIs(12),
    maxOutputTokens: 1500,
  });
}

/** The report on the seven days before `today`. */
export async function weeklyReport(store: TicketStore, today: Date): Promise<string> {
  const agent = createReportAgent(store);
  const { text } = await agent.generate({
    prompt: `Today is ${today.toISOString().slice(0, 10)}. Report on the past seven days.`,
  });
  return text;
}
