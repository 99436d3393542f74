/** The words and phrases that speak against a smaller model, as data. */

/** Why a smaller model is not suggested. */
export type VetoKind =
  | 'maths'
  | 'reasoning'
  | 'code'
  | 'science'
  | 'legal'
  | 'medical'
  | 'agent'
  | 'long-answer'
  | 'long-prompt'
  | 'not-english'
  | 'image';

/**
 * Where a rule looks: in all text, in the instructions only, or for a topic, which counts where something is asked or when
 * it comes up again and again: a news article may mention a court.
 */
export type VetoScope = 'all' | 'instructions' | 'topic';

export interface VetoRule {
  readonly kind: VetoKind;
  readonly rule: string;
  readonly scope: VetoScope;
  /** Words each of which suffices. */
  readonly words: readonly string[];
  /** What single words cannot tell. */
  readonly phrase: RegExp;
  /** The phrase is tried only where the prompt has one of these words; null always. */
  readonly phraseWords: readonly string[] | null;
  /** What must occur as well as the phrase; null where the phrase suffices. */
  readonly alongside: RegExp | null;
}

/** In the order in which they are reported. */
export const vetoRules: readonly VetoRule[] = [
  rule(
    'agent',
    'tools',
    'all',
    'browser clicking autonomously orchestrator orchestrate subagent subagents',
    /\b(?:access to (?:the )?(?:following )?(?:tools?|functions?)|use (?:the |these |your |available )?tools?|(?:available|following) tools?|call (?:the |a |one of the )?(?:tools?|functions?)|tool calls?|function calls?|action input|observation:|autonomous(?:ly)? agent|specialist agents?|(?:planning|software engineering|react|web|browser|coding|research) agent|next action|task list|browse the web|until (?:the goal|they pass|you have found)|you (?:operate|control) (?:a|an|the)|(?:possible |available |allowed )?actions: )|\bthought:|\{tools?\}/,
    'tool tools function functions actions action operate control observation thought agent task web until',
  ),
  rule(
    'code',
    'code-syntax',
    'all',
    'typeerror syntaxerror valueerror keyerror indexerror attributeerror referenceerror runtimeerror nameerror importerror nullpointerexception',
    /\bdef \w+\(|\bfunction\s*\w*\s*\([^)\n]{0,80}\)\s*\{|\bfor \((?:let|var|const|int|auto)\b|\bselect\b[^.\n]{1,120}\bfrom\b \w+ (?:where|join|group|order|limit)\b|#include\s*<|<\?xml|<!doctype|\bpublic (?:static|class|void)\b|=>\s*\{|\bimport \w+(?:\.\w+)* (?:from|as)\b|^import \w+$|\bconsole\.log\(|<\/?(?:div|span|script|html|body|path|svg)\b|#!\/bin|\breturn \[?\w+ for \w+ in\b|\{(?:code|diff|source_code|snippet|patch)\}/m,
    'def function let var const int auto select include xml doctype public import console div span script html body path svg bin return code diff snippet patch',
  ),
  rule(
    'code',
    'code-words',
    'topic',
    'python javascript typescript java kotlin rust golang php sql postgres postgresql mysql sqlite mongodb bash dockerfile docker kubernetes react vue angular laravel django pytorch tensorflow pandas numpy sklearn beautifulsoup matplotlib regex codebase refactor debug html css latex xml cypher sparql github git compiler dataframe excel vba programming programmer gherkin cucumber api apis repository repositories pseudocode async iterator grok',
    /\b(?:c\+\+|c#|node\.js|shell script|scikit-learn|regular expression|source code|code snippets?|pull request|stack ?trace|unit tests?|test cases?|input format|sample input|first line of (?:the )?(?:input|each)|standard input|software engineer|function (?:name|signature|that)|(?:this|following|the|given) (?:code|function|script|program|diff))\b|c\+\+|c#/,
    'c node shell scikit regular code pull stack unit test input software function script program diff',
  ),
  rule(
    'maths',
    'formula',
    'all',
    '',
    /\\(?:frac|sqrt|sum|int|begin|left|cdot|times|leq?|geq?|lfloor|mathbb|pi|theta)\b|\$[^$\n]{0,60}[\\^_=][^$\n]{0,60}\$|[a-z]\^\{?\d|\b[a-z]\s?\*\s?[a-z]\b|\bf\([\w, ]{1,6}\)|\d\s*[*×÷^]\s*\d|\b[a-z]\s?=\s?-?\d*[a-z]?\s?[+*/-]\s?\d|\d[a-z] [+-] \d{1,6} =/,
  ),
  rule(
    'maths',
    'maths-words',
    'topic',
    'equation equations theorem integral derivative polynomial polynomials arithmetic algebra geometry calculus trigonometry math maths mathematics mathematical divisible divisor divisors matrix matrices eigenvalue eigenvalues hypotenuse fraction fractions converges linearly modulo triangle calculate compute calculation calculations subset subsets logarithm',
    /\b(?:probability (?:that|of)|prime (?:numbers?|factors?)|word problem|solve for|scientific notation|square root|decimal places|ordered pairs|digits of|remainder when|work out the|(?:positive|consecutive) integers|integer solutions|vectors? \()/,
    'probability prime word solve scientific square decimal ordered digits remainder work integers integer vector vectors',
  ),
  rule(
    'maths',
    'quantities',
    'all',
    '',
    /\b(?:how (?:many|much|long|far|old|fast)|what (?:is|was) the total (?:cost|price))\b[^.?\n]{0,120}\?/,
    'how total',
    /(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|twice|dozen)\b)\D[\s\S]*(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|dozen)\b)/,
  ),
  rule(
    'reasoning',
    'step-by-step',
    'all',
    'rationale',
    /\bstep[- ]by[- ]step\b|\bchain[- ]of[- ]thought\b|\bthink (?:through|carefully|step|out loud)|\bshow your (?:work|reasoning)\b|\breason(?:ing)? (?:about|through|step|aloud)\b|\b(?:your|the) reasoning\b/,
    'step chain think work reasoning reason',
  ),
  rule(
    'reasoning',
    'puzzle',
    'all',
    'puzzle puzzles riddle deductively syllogism fallacy fallacies boolean counterfactual',
    /\blogical(?:ly)? (?:deduc\w+|fallac\w+|consistent|valid|reasoning|inference)|\b(?:returns? to the starting point|at the end of the (?:game|dance|match)|sequence of (?:moves|swaps|steps)|necessarily (?:follows?|true))\b/,
    'logical logically starting game dance match sequence necessarily',
  ),
  rule(
    'reasoning',
    'lettered-options',
    'all',
    '',
    /\s\(?b[).:] [\s\S]{1,400}?\s\(?c[).:] |\boptions:\s*\n|multiple[- ]choice|\$letter\b/,
    'c options choice letter',
  ),
  rule(
    'reasoning',
    'critical-judgement',
    'instructions',
    'critically critique tradeoff tradeoffs strategy strategies methodology rubric ethical implications triples factually optimal optimally temporal',
    /\b(?:trade-offs?|root cause|pros and cons|compare and contrast|hypothes[ei]s test\w*|in-depth|expert analysis|better (?:answer|response)|which (?:answer|response|assistant) is better|financial statements?|whether (?:to|we|i|they|the (?:company|client|team|government|board)) (?:\S+ )?should|knowledge graph|relationships between|theory of mind|your (?:own )?knowledge|common sense|fact[- ]check\w*)\b/,
    'trade offs root pros compare hypothesis hypotheses depth expert better which financial whether knowledge relationships theory common fact',
  ),
  rule(
    'science',
    'science',
    'topic',
    'quantum thermodynamic thermodynamics molecule molecules molecular enthalpy gibbs stoichiometry isotope isotopes genome genomic enzyme enzymes spectrum spectra spectroscopy spectroscopic eigenstate eigenstates relativistic hamiltonian lagrangian chromosome chromosomes nucleophile nucleophilic electron electrons photon photons velocity',
    /\breaction mechanism\b|\bkinetic energy\b/,
    'mechanism kinetic',
  ),
  rule(
    'legal',
    'legal',
    'topic',
    'agreement agreements indemnification indemnity obligation obligations covenant covenants contract contracts contractual clause clauses lawsuit lawsuits litigation statute statutes nda ndas gdpr hipaa attorney attorneys lawyer lawyers plaintiff plaintiffs defendant defendants jurisdiction liability liabilities liable court courts legislation lease leases tenancy copyright regulation regulations',
    /\b(?:privacy policy|terms of service|legal(?:ly)? (?:advice|documents?|assistant|analysis|opinion|questions?|counsel|text|cases?|expert|agreements?|binding|issues?)|(?:the|this|an?|license|rental|loan|service|employment) agreement|law firm|case law)\b/,
    'privacy terms legal legally agreement agreements firm law',
  ),
  rule(
    'medical',
    'medical',
    'topic',
    'ecg ekg eeg mri ischaemia ischemia arrhythmia cardiac dose doses vaccine vaccines patients symptom symptoms diagnosis diagnoses diagnosed diagnose diagnostic clinical clinician clinicians disease diseases medication medications dosage dosages ibuprofen prescription prescriptions radiology radiologist pathology physician physicians medical medicine therapy therapies therapist surgery pubmed biomedical oncology tumor tumour suicidal suicide drug drugs',
    /\b(?:patient's|(?:the|this|each|your) patient|a patient (?:has|is|was|had|with|presents)|icd-?10|lab results|adverse (?:drug|event|effect)s?|mental health|discharge (?:notes?|summary))\b/,
    'patient icd lab adverse mental discharge',
  ),
  rule(
    'image',
    'image',
    'instructions',
    '',
    /\b(?:(?:attached|this|the|these|following|given|uploaded|provided|input) (?:image|photo|picture|screenshot|diagram|chart|scan|figure|drawing|painting)s?|(?:in|from) (?:the |an? )?(?:image|photo|picture|screenshot)s?|image (?:of|below|above|shows?))\b|\{(?:image|photo|picture|screenshot)(?:_?url)?\}/,
    'image images photo photos picture pictures screenshot screenshots diagram diagrams chart charts scan scans figure figures drawing drawings painting paintings',
  ),
  rule(
    'long-answer',
    'long-answer',
    'instructions',
    'essay comprehensive comprehensively detailed thorough thoroughly exhaustive extensive extensively justify elaborate',
    /\b(?:in[- ]depth|in (?:great |full )?detail|multi-section|full report|long[- ]form|as many as|\d+ pages?|(?:at least|about|approximately|around|minimum of) (?:[2-9]\d\d|\d,?\d{3}) words?|explain (?:why|how|your|each|the|in)|and explain|give (?:a |your )?(?:reasons?|explanations?)|with (?:feedback|explanations?|reasoning))\b|(?:^|[.!?:,\n]\s*|\band )why\b|\bhere's why\b/,
    'depth detail multi full long as pages least about approximately around minimum explain give with why',
  ),
];

function rule(
  kind: VetoKind,
  name: string,
  scope: VetoScope,
  words: string,
  phrase: RegExp,
  phraseWords: string | null = null,
  alongside: RegExp | null = null,
): VetoRule {
  return {
    kind,
    rule: name,
    scope,
    words: words === '' ? [] : words.split(' '),
    phrase,
    phraseWords: phraseWords?.split(' ') ?? null,
    alongside,
  };
}
