import { isPlaceholder } from '../billed-by-tokens.ts';
import { callsWithSameModel, ownsItsModel } from './models.ts';
import { evidenceWhereWritten, rangeInFile } from './places.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** A model that `models.deny` of callcost.yml names, or that `models.allow` does not. */
export const modelNotAllowed: Rule = {
  code: 'model-not-allowed',
  topic: 'model',
  check(subject) {
    const { call, file } = subject;
    const { model } = call;
    if (model?.value == null || !ownsItsModel(subject) || isPlaceholder(model.value)) return nothing;
    const reason = refusalOf(subject, model.value);
    if (reason === null) return nothing;
    return [
      {
        message: `${model.value} is not allowed: ${reason}.`,
        at: rangeInFile(model),
        evidence: [evidenceWhereWritten(file, reason, model)],
        relatedCalls: callsWithSameModel(subject).first,
      },
    ];
  },
};

function refusalOf({ price, settings }: RuleSubject, written: string): string | null {
  const { allow, deny } = settings.policy.models;
  const short = written.slice(written.lastIndexOf('/') + 1);
  const names = [...new Set([written, short, withoutCloud(short), price?.model ?? written])];
  const denied = deny.find((pattern) => names.some((name) => matches(pattern, name)));
  if (denied !== undefined) return `models.deny of callcost.yml has ${denied}`;
  if (allow === undefined || allow.some((pattern) => names.some((name) => matches(pattern, name)))) return null;
  return `models.allow of callcost.yml has ${allow.length === 0 ? 'no models' : allow.join(', ')}`;
}

/** `global.anthropic.claude-sonnet-4-6-v1:0` of Bedrock, `claude-sonnet-4-6@20260101` of Vertex: the maker's own name of the model. */
function withoutCloud(name: string): string {
  return name.replace(/^(?:[a-z]{2,6}\.)?[a-z0-9]+\.(?=[a-z])/, '').replace(/(?:-v\d+)?(?::\d+)$|@[\w-]+$/, '');
}

/** `*` stands for any text; case does not matter. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}
