import { ask } from './formatter';

export const urgency = (ticket: string) => ask(`How urgent is this ticket, from one to five? ${ticket}`);
