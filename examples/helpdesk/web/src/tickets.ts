export interface Ticket {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly language: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
}

/** What the rest of the shop offers; in production it reads the ticket database. */
export interface TicketStore {
  find(id: string): Promise<Ticket | null>;
  openedBetween(from: Date, to: Date): Promise<readonly Ticket[]>;
  countByQueue(from: Date, to: Date): Promise<Record<string, number>>;
}
