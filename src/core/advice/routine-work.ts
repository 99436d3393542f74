import type { TaskKind } from './advice.ts';
import type { PromptText } from './prompt-text.ts';

/**
 * Whether a simple task is routine: one of the operations that small models are known to do, on a text of everyday life.
 * The words of a simple task do not make the work simple ("classify the steps of the proof"), so what is not on these lists
 * is left alone. They list what is asked for and of what, never how hard it sounds.
 */
export function isRoutine({ lower, instructions }: PromptText, task: TaskKind): boolean {
  const operation = operations.get(task);
  return (
    operation !== undefined &&
    (everydayText.test(lower) || (task === 'rewrite' && pasted.test(lower))) &&
    operation.test(lower) &&
    !demanding.test(instructions)
  );
}

/** Texts that people write without training; a hole says it by its name. */
const everydayText =
  /(?:\b|_)(?:reviews?|tweets?|e-?mails?|messages?|comments?|posts?|tickets?|headlines?|articles?|news|texts?|sentences?|paragraphs?|passages?|stor(?:y|ies)|conversations?|chats?|dialog(?:ue)?s?|transcripts?|threads?|notes?|captions?|summary|titles?|questions?|quer(?:y|ies)|utterances?|requests?|feedback|complaints?|responses?|repl(?:y|ies)|answers?|letters?|documents?|invoices?|receipts?|resumes?|cvs?|listings?|ads?|postings?|descriptions?|products?|sms|speech|statements?|phrases?|words?|snippets?|excerpts?|reports?|releases?|surveys?|meetings?|minutes|announcements?|notices?|profiles?|bios?|recipes?|calls?|orders?|address(?:es)?|names?|signatures?|entry|entries|changelog|plot|context|content|inputs?|premise|hypothesis|claims?|records?|changes|episodes?|records|user|page|abstract|notifications?|history|transactions?|apps?|essay|blog|bookings?|confirmation|invitation|itinerary|newsletter|voicemail|bill|web ?site)(?:\b|_|\d)/;

/** A sentence that stands after a colon or in quotation marks. */
const pasted = /[:"«]\s*[a-z'][^\n{]{14}/;

const classifies =
  /\b(?:sentiment|polarity|emotions?|emotional|moods?|tone|topics?|categor\w+|intents?|intention|language|spam|ham|toxic\w*|hate\w*|offensive|abusive|sarcas\w+|iron(?:y|ic)|humor\w*|funn\w+|clickbait|department|departments|team|teams|queue|priority|urgen\w+|severity|genre|subjective|subjectivity|objective|relevan\w+|polite\w*|rude|formal\w*|stance|favor|favour|positive\w*|negative\w*|neutral|recommend\w*|satisfied|satisfaction|dissatisf\w+|happy|unhappy|angry|like[sd]?|stars?|rating|helpful\w*|duplicates?|paraphrases?|same (?:thing|meaning|way|question|product|event|person|place|company)|mean the same|similar\w*|entail\w*|contradict\w*|imply|implies|premise|supports?|supported|tags?|labels?|classif\w+|route|routing|triage|escalate|moderat\w+|allow|block|guidelines|mention(?:s|ed)?|contains?|sections?|complaint|grammatical\w*|acceptable|fluent|personal data|advert\w*|promotion\w*|feel|feels|feeling|feelings|attitude|opinion|real or fake|fake|consent\w*|safe|unsafe|answerable|answers? the (?:\w+'s )?question|asking for|about [^.?\n]{2,60} or|refund|appointment|on-?topic|off-?topic|remove|an? (?:question|request|reply|joke|threat|reminder))\b/;

const extracts =
  /\b(?:names?|dates?|e-?mails?|phones?|numbers?|address(?:es)?|amounts?|totals?|prices?|keywords?|key ?phrases?|entit(?:y|ies)|people|persons?|organi[sz]ations?|compan(?:y|ies)|locations?|places?|cit(?:y|ies)|countr(?:y|ies)|products?|brands?|skills|ingredients|hashtags?|urls?|links?|orders?|invoices?|tracking|action items?|deadlines?|decisions|fields?|attributes?|slots?|answers?|spans?|quotes?|mentions?|mentioned|titles?|job|salary|years?|times?|currency|vendor|sender|recipient|subject|verbs?|nouns?|adjectives?|pronouns?|events?|aspects?|topics?|ids?|codes?|airlines?|hotels?|restaurants?|words?|phrases?|facts|questions?|requests?|complaints?|iban|owner|drug|number of|how many|experience|who|when|where|which|what)\b/;

const rewrites =
  /\b(?:grammar|grammatical|spelling|typos?|punctuation|formal|informal|polite\w*|friendl\w+|professional|tone|short\w*|long\w*|concise|simpl\w+|plain|clear\w*|paraphras\w*|rephras\w*|reword\w*|rewrit\w*|rewrite|tense|passive|active|third person|first person|capitali[sz]\w*|lower ?case|upper ?case|title case|anonymi[sz]\w*|redact\w*|remove|replace|combine|merge|split|join|fuse|correct\w*|proofread|fix|polish|edit|improve|standalone|stand-alone|format|clean|version|sound\w*|neutral|bullet points?|child|reader|reply|email|e-mail|headline|title)\b/;

const operations: ReadonlyMap<TaskKind, RegExp> = new Map([
  ['classification', classifies],
  ['extraction', extracts],
  ['rewrite', rewrites],
  ['summarisation', /[a-z]/],
]);

/**
 * What asks for judgement, knowledge of a field or several steps; read in the instructions only, as a text may speak of
 * anything.
 */
const demanding =
  /\b(?:proofs?|prov(?:e|es|ing|en)|theorems?|lemmas?|corollar(?:y|ies)|deriv\w+|inequalit\w+|axioms?|premises\b(?! and hypoth)|syllogis\w+|fallac\w+|soundness|inferences?|arguments?|algorithms?|complexity|big-o|programs?|compil\w+|memory|thread-?safe|race conditions?|concurren\w+|deadlocks?|functions?|loops?|methods?|class(?:es)? diagram|schemas?|state machine|architectur\w+|codebase|kernel|patch(?:es)?|vulnerabilit\w+|exploit\w*|injection|encrypt\w*|protocols?|specifications?|rfc|tla|regex\w*|logs|stack ?trace|root cause|outage|chess|fen|checkmate|position|equilibrium|game theor\w+|probabilit\w+|smallest integer|largest integer|roots|\w+th digit|sum(?! up)|ratio|margin|quantif\w+|estimate|forecast\w*|project(?:ion|ed)|valuation|portfolio|rebalanc\w+|balance sheets?|cash ?flows?|10-?k|filings?|earnings|hedg\w+|isda|derivatives|trades?|loans?|underwrit\w+|credit risk|tax (?:treatment|owed|law)|taxation|audit\w*|invest\w*|contracts?|clauses?|liabilit\w+|enforceab\w+|court\w*|jud(?:ge?ments?|icial)|ratio decidendi|verdicts?|lawsuits?|plaintiffs?|statut\w+|complian\w+|regulator\w+|patents?|diagnos\w+|patients?|symptoms?|clinical|prognos\w+|lab values|dosage|ecg|x-rays?|genes?|genom\w+|pedigree|molecul\w+|smiles|chiral\w*|reagents?|reaction|compounds?|enzymes?|species|physics|quantum|thermodynam\w+|causal\w*|confound\w+|regression|statistical\w*|significan(?:t|ce)|methodolog\w+|novelty|hypothes[ei]s test|experiments?|survivorship|base-rate|cognitive bias|quantifiers?|presuppos\w+|implicatures?|scope reading|metaphors?|allegor\w+|symbolism|sonnets?|sestinas?|villanelles?|iambic|pentameter|haikus?|limericks?|rhym\w+|poems?|verse|philosoph\w+|ethic\w*|moral\w*|dilemmas?|assumptions?|justified|implicit\w*|unstated|hidden|subtext|contradictions|inconsistenc\w+|reconcil\w+|conflicting|witness\w*|lying|narrators?|viewpoint|point of view|alliterat\w*|ballad|bluff\w*|ledgers?|accounting|gaap|ifrs|oecd|deduc\w+|logical\w*|valid(?:ity)?\b(?! (?:json|yaml|xml|csv|html|email|url))|invalid|optimal\w*|best move|shortest path|optimi[sz]\w+|prioriti[sz]\w+|dependenc\w+|roadmaps?|strateg\w+|trade-?offs?|recommend (?:how|what|a|an|which)|propose|suggest (?:fixes|improvements)|what is wrong|which is wrong|critique|critically|weigh\w*|compare|comparison|differences between|synthesi[sz]e|across (?:the|these|all)|multi-?hop|hops?|grandfather|moves|each step|steps|step|conclude\w*|likely (?:to win|cause|causal)|considering|equivalent|semantically|translat\w+|plausib\w+|believable|stereotyp\w+|authorship|human rights|exam(?:ination)?s?\b|makes? sense|ambigu\w+|cause and effect|cause or (?:the )?effect|bilingual|dialect|etymolog\w+|historical\w*|doctrine|treat(?:y|ies)|policy (?:in|implications)|prompt|constraints?|invariants?|secretly|infer|faithful\w*|plagiari\w+|stud(?:y|ies)|(?:knows?|believes?|thinks?|suspects?) (?:that|about)|lies|half-truths?|deceiv\w+|trying to hide|(?:every|each)(?: other)? (?:word|letter|line)|first letter|alphabet\w*|syllab\w+|acrostic|palindrom\w+|anagrams?|without (?:using )?the (?:letter|word)|(?:correct|best|right) (?:option|choice|answer)|(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|all) (?:papers|documents|reports|sources|statements|candidates|experts|accounts))\b/;
