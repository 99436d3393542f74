import type { PolicyFault } from './problems.ts';

/** Keys that are read and checked, but change nothing yet; `*` stands for any name. */
const keysWithoutEffect: readonly string[] = [
  'models',
  'routing',
  'attribution',
  'shared',
  'rules',
  'features.*.costCenter',
  'features.*.environment',
  'features.*.maxTier',
  'features.*.expires',
  'features.*.unit',
  'features.*.valueUsdPerUnit',
  'features.*.unitsPerMonth',
  'features.*.gateway',
  'features.*.tags',
];

/** One fault for each kind of key that a file sets without effect, at its first place, so that nobody relies on it. */
export function unusedKeys(value: unknown): readonly PolicyFault[] {
  return keysWithoutEffect.flatMap((pattern) => {
    const path = firstPath(value, pattern.split('.'));
    if (path === null) return [];
    const name = path[path.length - 1];
    return [{ path, isKey: true, message: `"${String(name)}" is accepted but not used yet.`, nextStep: null }];
  });
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
