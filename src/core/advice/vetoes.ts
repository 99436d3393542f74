/** What speaks against a smaller model, however simple the task looks. */
import type { Evidence } from './advice.ts';
import { evidenceAt } from './evidence.ts';
import type { PromptText } from './prompt-text.ts';
import type { TaskRequest } from './requests.ts';

export type VetoKind =
  | 'maths'
  | 'reasoning'
  | 'code'
  | 'legal'
  | 'medical'
  | 'agent'
  | 'science'
  | 'long-answer'
  | 'long-prompt'
  | 'not-english'
  | 'image';

export interface Veto {
  readonly kind: VetoKind;
  readonly evidence: Evidence;
}

/** Fixed text of more tokens than this asks for a model that keeps track of it. */
const longPromptTokens = 8000;

/** Fewest characters per token that plain text has, so that a long prompt is never taken for a short one. */
const charactersPerToken = 3.5;

/** Everything that speaks against a smaller model, in the order of the rules. `characters` is the length of the fixed text. */
export function findVetoes(prompt: PromptText, requests: readonly TaskRequest[], characters: number): readonly Veto[] {
  const vetoes: Veto[] = [];
  const isLabelled = requests.some(({ task, isOrder }) => isOrder && task === 'classification');
  for (const { kind, rule, pattern, reads, alongside } of vetoRules) {
    // The options of "Categorize the tweet into one of the following options" are its labels.
    if (rule === 'lettered-options' && isLabelled) continue;
    const match = pattern.exec(reads === 'orders' ? prompt.instructions : prompt.lower);
    if (match === null || alongside?.test(prompt.lower) === false) continue;
    vetoes.push({ kind, evidence: evidenceAt(rule, prompt, match.index, match.index + match[0].length) });
  }
  if (characters > longPromptTokens * charactersPerToken) {
    const text = `about ${Math.round(characters / 4 / 1000)},000 tokens of fixed text`;
    vetoes.push({ kind: 'long-prompt', evidence: { rule: 'long-prompt', text, span: null } });
  }
  if (isOtherLanguage(prompt)) {
    vetoes.push({ kind: 'not-english', evidence: { rule: 'not-english', text: 'not English', span: null } });
  }
  return vetoes;
}

/** Letters of other scripts: Greek to Thai, and from the first Chinese radical on. */
const otherScripts = /[\u0370-\u1fff\u2e80-\ud7ff]/g;

/** A prompt that is too short to tell its language by its words counts as English unless its letters say otherwise. */
function isOtherLanguage({ isEnglish, text, words }: PromptText): boolean {
  if (isEnglish) return false;
  const others = text.match(otherScripts)?.length ?? 0;
  return others > text.length * 0.2 || words.size > 24;
}

interface VetoRule {
  readonly kind: VetoKind;
  readonly rule: string;
  /** Whether data in the prompt can speak against it as well, or only its instructions. */
  readonly reads: 'all' | 'orders';
  readonly pattern: RegExp;
  /** What must occur as well; null where the pattern suffices. */
  readonly alongside: RegExp | null;
}

const vetoRules: readonly VetoRule[] = [
  veto(
    'maths',
    'formula',
    'all',
    /\\(?:frac|sqrt|sum|int|begin|left|cdot|times|leq?|geq?|lfloor|mathbb|pi|theta)\b|\$[^$\n]{0,60}[\\^_=][^$\n]{0,60}\$|\b[a-z]\^\{?\d|\d\s*[*×÷^]\s*\d|\b[a-z]\s?=\s?-?\d*[a-z]?\s?[+*/-]\s?\d/,
  ),
  veto(
    'maths',
    'maths-words',
    'orders',
    /\b(?:equations?|theorem|integral|derivative|polynomial|probability (?:that|of)|arithmetic|algebra|geometry|calculus|trigonometry|math(?:s|ematic(?:s|al|ally)?)?|divisible|divisors?|prime numbers?|matrix|eigenvalues?|hypotenuse|word problem|solve for|integers? (?:such|solutions?|greater|less|between|[a-z]\b)|integer coefficients|scientific notation|square root|decimal places|fractions?|converges?|vectors? (?!(?:data|stor|search|index|embed))|linearly|ordered pairs|subsets?|digits of|triangle|circle|modulo|remainder when)\b/,
  ),
  veto('maths', 'quantities', 'all', /\bhow (?:many|much|long|far|old|fast)\b[^.?\n]{0,120}\?/, /\d\D[\s\S]*\d/),
  veto('maths', 'calculate', 'orders', /\b(?:calculate|compute|calculations?|work out the)\b/),
  veto(
    'reasoning',
    'step-by-step',
    'all',
    /\bstep[- ]by[- ]step\b|\bchain[- ]of[- ]thought\b|\bthink (?:through|carefully|step|out loud)|\bshow your (?:work|reasoning)\b|\breason(?:ing)? (?:about|through|step|aloud)\b|\b(?:your|the) reasoning\b|\brationale\b/,
  ),
  veto(
    'reasoning',
    'puzzle',
    'all',
    /\b(?:puzzle|riddle|deductively|syllogism|logical(?:ly)? (?:deduc\w+|fallac\w+|consistent|valid|puzzle|reasoning|inference)|fallac(?:y|ies)|boolean|truth[- ]teller|returns? to the starting point|at the end of the (?:game|dance|match)|counterfactual|sequence of (?:moves|swaps|steps))\b/,
  ),
  veto(
    'reasoning',
    'lettered-options',
    'all',
    /(?:^|[\n\s])\(?a[).:] [\s\S]{1,400}?[\n\s]\(?b[).:] [\s\S]{1,400}?[\n\s]\(?c[).:] |\boptions:\s*\n|multiple[- ]choice|\$letter\b/,
  ),
  veto(
    'reasoning',
    'critical-judgement',
    'orders',
    /\b(?:critically|critique|trade-?offs?|root cause|strateg(?:y|ies)|pros and cons|compare and contrast|methodology|hypothes[ei]s test\w*|in-depth|expert analysis|better (?:answer|response)|which (?:answer|response|assistant) is better|rubric|whether (?:\S+ ){1,4}should|necessarily (?:follows?|true)|financial statements?|ethical|implications|knowledge graph|relationships between|triples|theory of mind|your (?:own )?knowledge|common sense|factually|fact[- ]check\w*)\b/,
  ),
  veto(
    'code',
    'code-syntax',
    'all',
    /\bdef \w+\(|\bfunction\s*\w*\s*\([^)]*\)\s*\{|\bselect\b[^.\n]{1,120}\bfrom\b \w+ (?:where|join|group|order|limit)\b|#include\s*<|<\?xml|<!doctype|\bpublic (?:static|class|void)\b|=>\s*\{|\bimport \w+(?:\.\w+)* (?:from|as)\b|^import \w+$|\bconsole\.log\(|<\/?(?:div|span|script|html|body|path|svg)\b|#!\/bin|\breturn \[?\w+ for \w+ in\b/m,
  ),
  veto(
    'code',
    'code-words',
    'orders',
    /\b(?:python|javascript|typescript|java|kotlin|rust|golang|php|c\+\+|c#|sql|postgres\w*|mysql|bash|shell script|dockerfile|docker|kubernetes|react|pytorch|tensorflow|pandas|numpy|scikit-learn|beautifulsoup|regex|regular expression|source code|code snippet|codebase|pull request|git diff|stack ?trace|unit tests?|refactor|debug|api endpoint|html(?!-)|css|latex|matplotlib|cypher|sparql|github|compiler|dataframe|excel|spreadsheet formula|vba|programm(?:ing|er)|software engineer|test cases?|input format|sample input|first line of (?:the )?(?:input|each)|standard input|func(?:tion)? (?:name|signature|that))\b|\{(?:code|diff|source_code|snippet|patch|query_sql)\}|\b(?:this|following|the|given) (?:code|function|script|program|diff)\b/,
  ),
  veto(
    'legal',
    'legal',
    'all',
    /\b(?:contracts?|clauses?|lawsuits?|litigation|statutes?|ndas?|gdpr|hipaa|attorneys?|lawyers?|plaintiffs?|defendants?|jurisdiction|leases?|tenancy|liabilit(?:y|ies)|liable|privacy policy|terms of service|legal(?:ly)? (?:advice|documents?|assistant|analysis|opinion|questions?|counsel|text|cases?|expert|agreements?|binding|issues?|team)|court|(?:the|this|an?|lease|license|rental|loan|service|employment) agreement|legislation|congress(?:ional)? bill|regulations?|patent|copyright|law firm|case law)\b/,
  ),
  veto(
    'medical',
    'medical',
    'all',
    /\b(?:patients|(?:the|a|this|each|your) patient(?:'s|’s)?(?= (?:has|is|was|had|with|notes?|records?|chart|note|history|at|data|summary|information|presents?|symptoms?|[{(\n.]))|patient(?:'s|’s)|symptoms?|diagnos(?:is|es|ed|e|tic)|clinical|clinicians?|diseases?|medications?|dosages?|ibuprofen|prescriptions?|radiolog\w+|pathology|physicians?|medical|medicine|therap(?:y|ies|ist)|icd-?10|lab results|drugs?|adverse|surgery|pubmed|biomedical|oncology|tumou?r|mental health|suicid\w+|discharge (?:notes?|summary))\b/,
  ),
  veto(
    'agent',
    'tools',
    'all',
    /\b(?:access to (?:the )?(?:following )?(?:tools?|functions?)|use (?:the |these |your |available )?tools?|(?:available|following) tools?|call (?:the |a |one of the )?(?:tools?|functions?)|tool calls?|function calls?|thought: |action input|observation:|autonomous(?:ly)? agent|orchestrat\w+|sub-?agents?|specialist agents?|(?:planning|software engineering|react|web|browser|coding|research) agent|next action|task list|browse the web|until (?:the goal|they pass|you have found))\b|\{tools?\}/,
  ),
  veto(
    'science',
    'science',
    'all',
    /\b(?:quantum|thermodynamic\w*|molecul(?:e|es|ar)|enthalpy|gibbs|stoichiometr\w*|isotop\w+|genom\w+|enzymes?|spectr(?:um|a|oscop\w+)|eigenstates?|relativistic|hamiltonian|lagrangian|reaction mechanism|chromosom\w+|nucleophil\w+|electrons?|photons?|kinetic energy|velocity)\b/,
  ),
  veto(
    'image',
    'image',
    'orders',
    /\b(?:(?:attached|this|the|these|following|given|uploaded|provided|input) (?:image|photo|picture|screenshot|diagram|chart|scan|figure|drawing|painting)s?|(?:in|from) (?:the |an? )?(?:image|photo|picture|screenshot)s?|image (?:of|below|above|shows?)|\{(?:image|photo|picture|screenshot)(?:_?url)?\})\b|these images\b/,
  ),
  veto(
    'long-answer',
    'long-answer',
    'orders',
    /\b(?:essay|comprehensive(?:ly)?|in[- ]depth|in (?:great |full )?detail|detailed|thorough(?:ly)?|exhaustive|multi-section|full report|long[- ]form|extensive(?:ly)?|as many as|\d+ pages?|(?:at least|about|approximately|around|minimum of) (?:[2-9]\d\d|\d,?\d{3}) words?|(?:[2-9]\d\d|\d,?\d{3})[- ]words?|explain (?:why|how|your|each|the|in)|and explain|give (?:a |your )?(?:reasons?|explanations?)|justify|with (?:detailed )?(?:feedback|explanations?|reasoning)|elaborate)\b|(?:^|[.!?:,\n]\s*|\band )why\b|\bhere's why\b/,
  ),
];

function veto(
  kind: VetoKind,
  rule: string,
  reads: 'all' | 'orders',
  pattern: RegExp,
  alongside: RegExp | null = null,
): VetoRule {
  return { kind, rule, reads, pattern, alongside };
}
