import Anthropic from '@anthropic-ai/sdk';
import type { Ticket } from './tickets.ts';

const EXAMPLE_BRIEFING = `Customer: two failed deliveries of a wardrobe, took a day off for each.
At stake: order of 1,240 pounds, threatens with a review, has ordered from us for six years.
We did: offered 20 pounds after the first failure, nothing after the second.
Suggested: deliver on Saturday with a named driver, refund the delivery, telephone before noon.`;

/** Briefs team leaders on tickets that customers escalated. */
export class EscalationDesk {
  readonly #client: Anthropic;
  readonly #defaults = { model: 'claude-opus-5-5', max_tokens: 2000 } as const;

  constructor(apiKey = process.env.ANTHROPIC_API_KEY) {
    this.#client = new Anthropic({ apiKey, maxRetries: 3 });
  }

  async brief(ticket: Ticket, earlierTickets: readonly Ticket[]): Promise<string> {
    const earlier = earlierTickets.map((each) => `- ${each.subject}: ${each.body}`).join('\n');
    const message = await this.#client.messages.create({
      ...this.#defaults,
      system: [
        'You brief the team leader of a furniture shop before a call with an upset customer.',
        'Four lines: customer, at stake, what we did, suggested. Facts from the tickets only.',
        `An example:\n${EXAMPLE_BRIEFING}`,
      ].join('\n\n'),
      messages: [
        { role: 'user', content: `Earlier tickets:\n${earlier || 'none'}\n\nEscalated now:\n${ticket.body}` },
      ],
    });
    return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  }
}
