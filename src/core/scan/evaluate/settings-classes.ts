/**
 * Settings classes of pydantic: each field may be set by an environment variable, which an environment file may hold.
 */
import { environmentVariable } from './environment.ts';
import { evaluateDefinition } from './evaluate-name.ts';
import { type Evaluation, scopeOfClass } from './evaluation.ts';
import { keywordOf } from './files/files.ts';
import type { Scope } from './scopes.ts';
import { plainText, type Value } from './values.ts';

/**
 * A field of a settings class, as the environment files set it; without that, what the class says.
 *
 * @param written what stands behind the name of the field: its default, or `Field(…)`
 * @param byDefault the default itself
 */
export function settingOf(evaluation: Evaluation, scope: Scope, name: string, written: Value, byDefault: Value): Value {
  if (!isSettingsClass(scope)) return byDefault;
  const isSet = byDefault.kind !== 'unknown' && byDefault.kind !== 'null' && plainText(byDefault) !== '';
  for (const variable of variablesOf(evaluation, scope, name, written)) {
    const value = environmentVariable(evaluation, variable, isSet ? byDefault : null);
    if (value.kind !== 'unknown' && value !== byDefault) return value;
  }
  return byDefault;
}

function isSettingsClass({ class: definition }: Scope): boolean {
  return (definition?.bases ?? []).some(
    (base) => (base.kind === 'name' || base.kind === 'member') && base.name === 'BaseSettings',
  );
}

/** The variables by which a field may be set: its aliases, else its own name behind the prefix of the class. */
function variablesOf(evaluation: Evaluation, scope: Scope, name: string, written: Value): readonly string[] {
  if (written.kind === 'result' && written.call !== null) {
    const { call, frame } = written;
    for (const alias of ['validation_alias', 'env', 'alias']) {
      const given = keywordOf(evaluation, call, frame, alias);
      if (given !== null) return aliasesIn(evaluation, given);
    }
  }
  const prefix = prefixOf(evaluation, scope);
  return [`${prefix}${name}`.toUpperCase(), `${prefix}${name}`];
}

/** `"X"`, `["X", "Y"]`, `AliasChoices("X", "Y")`. */
function aliasesIn(evaluation: Evaluation, given: Value): readonly string[] {
  const values =
    given.kind === 'list'
      ? given.elements
      : given.kind === 'result' && given.call !== null
        ? given.call.arguments.map(({ value }) => evaluation.evaluate(value, given.frame))
        : [given];
  return values.flatMap((value) => plainText(value) ?? []);
}

/** `model_config = SettingsConfigDict(env_prefix="APP_")`, or `env_prefix` of an inner class `Config`. */
function prefixOf(evaluation: Evaluation, scope: Scope): string {
  const [settings, inner] = ['model_config', 'Config'].map((name) => {
    const definition = scope.definitions.get(name)?.at(-1);
    return definition === undefined ? null : evaluateDefinition(evaluation, definition, evaluation.frameOf(scope));
  });
  const prefix =
    settings?.kind === 'result' && settings.call !== null
      ? keywordOf(evaluation, settings.call, settings.frame, 'env_prefix')
      : settings?.kind === 'record'
        ? settings.entries.get('env_prefix')
        : innerPrefix(evaluation, inner ?? null);
  return prefix == null ? '' : (plainText(prefix) ?? '');
}

function innerPrefix(evaluation: Evaluation, inner: Value | null): Value | null {
  const scope = inner?.kind === 'class' ? scopeOfClass(evaluation, inner.definition) : undefined;
  const definition = scope?.definitions.get('env_prefix')?.at(-1);
  return scope === undefined || definition === undefined
    ? null
    : evaluateDefinition(evaluation, definition, evaluation.frameOf(scope));
}
