import type { PolicyFault } from './problems.ts';

/** Tasks that are told apart by the words of a prompt, and so can be routed. */
const tasks: readonly string[] = [
  'classification',
  'extraction',
  'summarisation',
  'rewrite',
  'translation',
  'question-answering',
  'generation',
  'reasoning',
  'maths',
  'code',
  'agent',
];

/** A fault for each task of `routing` that routes nothing, so that nobody relies on it. */
export function unknownTasks(value: unknown): readonly PolicyFault[] {
  const routing = typeof value === 'object' && value !== null && 'routing' in value ? value.routing : null;
  if (typeof routing !== 'object' || routing === null || Array.isArray(routing)) return [];
  return Object.keys(routing)
    .filter((task) => !tasks.includes(task))
    .map((task) => ({
      path: ['routing', task],
      isKey: true,
      message: `"${task}" is no task that is told apart, so it routes nothing.`,
      nextStep: `Tasks: ${tasks.join(', ')}.`,
    }));
}
