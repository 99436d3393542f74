import type { PolicyFault } from './problems.ts';

/** Keys that are read and checked, but change nothing yet; `*` stands for any name. */
const keysWithoutEffect: readonly string[] = [
  'shared',
  'features.*.unit',
  'features.*.valueUsdPerUnit',
  'features.*.unitsPerMonth',
];

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

/** One fault for each kind of key that a file sets without effect, at its first place, so that nobody relies on it. */
export function unusedKeys(value: unknown): readonly PolicyFault[] {
  const unused = keysWithoutEffect.flatMap((pattern) => {
    const path = firstPath(value, pattern.split('.'));
    if (path === null) return [];
    const name = path[path.length - 1];
    return [{ path, isKey: true, message: `"${String(name)}" is accepted but not used yet.`, nextStep: null }];
  });
  return [...unused, ...unknownTasks(value)];
}

function unknownTasks(value: unknown): readonly PolicyFault[] {
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

function firstPath(value: unknown, pattern: readonly string[]): readonly string[] | null {
  const [step, ...rest] = pattern;
  if (step === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  for (const [key, item] of Object.entries(value)) {
    if (step !== '*' && key !== step) continue;
    const found = firstPath(item, rest);
    if (found !== null) return [key, ...found];
  }
  return null;
}
