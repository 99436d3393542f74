import type { LinkedCommand, PageMessage, PagePlace } from '../../core/report/view/messages.ts';

/** Reads what a web view has posted; null for anything that the page does not say. */
export function parsePageMessage(sent: unknown): PageMessage | null {
  if (!isRecord(sent)) return null;
  switch (sent.kind) {
    case 'ready':
    case 'refresh':
    case 'cancel':
    case 'history':
    case 'choose-base':
    case 'save-page':
      return { kind: sent.kind };
    case 'open': {
      const place = placeOf(sent.place);
      return place === null ? null : { kind: 'open', place };
    }
    case 'fix': {
      const place = placeOf(sent.place);
      return place === null || typeof sent.title !== 'string' ? null : { kind: 'fix', place, title: sent.title };
    }
    case 'save':
      return typeof sent.name === 'string' && typeof sent.text === 'string'
        ? { kind: 'save', name: sent.name, text: sent.text }
        : null;
    case 'command': {
      const command = linkedCommands.find((known) => known === sent.command);
      return command === undefined ? null : { kind: 'command', command };
    }
    default:
      return null;
  }
}

const linkedCommands: readonly LinkedCommand[] = ['callcost.openConfig', 'callcost.setUpBudgets'];

function placeOf(sent: unknown): PagePlace | null {
  if (!isRecord(sent) || typeof sent.file !== 'string') return null;
  const { folder, file, cell, line, column } = sent;
  if (!isCount(folder, 0) || !isCount(line, 1) || !isCount(column, 1)) return null;
  return { folder, file, cell: isCount(cell, 0) ? cell : null, line, column };
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
