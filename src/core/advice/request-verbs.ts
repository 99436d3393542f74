/** What a verb asks for, by its object: "identify the sentiment" classifies, "identify all names" extracts. */
import type { TaskKind } from './advice.ts';

/** One meaning of a verb. */
export interface VerbUse {
  readonly task: TaskKind;
  readonly rule: string;
  /** What must follow the verb in its sentence; null where the verb says it all. */
  readonly object: RegExp | null;
}

/** A judgement with few possible answers. */
const judgedProperty =
  'sentiment|tone|emotions?|mood|intent|intents|intention|topics?|category|categories|class|classes|genre|language|stance|' +
  'polarity|toxicity|priority|urgency|severity|star rating|rating|labels?|department|relevance|subjectivity|' +
  'part of speech|type of (?:question|request|message|document|error|ticket)|feeling|attitude|bias|formality|relation(?:ship)?|' +
  'queue|data ?source|emotional state|political leaning|opinion|section';

/** Texts that are passed through a model, as templates name them. */
export const textNouns =
  'texts?|sentences?|paragraphs?|(?:e-?)?mails?|messages?|passages?|articles?|reviews?|tweets?|comments?|posts?|tickets?|' +
  'transcripts?|conversations?|dialogues?|chats?|threads?|documents?|headlines?|notes|summary|repl(?:y|ies)|responses?|' +
  'statements?|feedback|stor(?:y|ies)|news|press release|report|abstracts?|snippets?|excerpts?|utterances?|' +
  'notifications?|phrases?|captions?|speech|letter|bio|blog post|meeting|notices?|listing|posting|profile|announcement|discussion';

const findable =
  'entit(?:y|ies)|named entities|key ?words?|key ?phrases?|names?|dates?|e-?mail address(?:es)?|phone numbers?|' +
  'order numbers?|invoice numbers?|action items?|decisions|deadlines|skills|ingredients|hashtags?|urls?|links|prices?|' +
  'products?|brands?|compan(?:y|ies)|people|persons?|organi[sz]ations?|locations?|places|cities|countries|tracking numbers?|' +
  'amounts?|totals?|address(?:es)?|ids?|fields?|attributes?|slots?|mentions?|quotes?|citations?|aspects|events|' +
  'answer span|parts of speech|pronouns|nouns|verbs|adjectives|complaint|most important sentence|sentences? (?:that|which)';

const codeNouns =
  'code|function|program|script|class|method|regex|regular expression|quer(?:y|ies) (?:that|which|to|for)|sql|cypher|sparql|' +
  'component|endpoint|api|algorithm|unit tests?|test cases?|dockerfile|makefile|bash|shell|python|javascript|typescript|' +
  'java|rust|c\\+\\+|c#|golang|php|ruby|kotlin|swift|html|css|react|latex|yaml|terraform|macro|formula|one-liner|schema|' +
  'web ?page|website|app|application|plugin|implementation|pull request|module|library|parser|compiler|query';

const wholeOf = '(?:all|every|each|any|the|a list of|list of|only|exact)';

/** Words that tie what is asked to a text that is given. */
const fromText = `(?:mentioned|named in|stated|described|found in|contained|appear(?:s|ing)? in|(?:from|in|of|out of) (?:(?:the|this|these|each|a|an|my|following|given|above|below|your|user|provided)(?:'s)? ){1,2}(?:\\S+ ){0,2}?(?:${textNouns}|input|invoice|receipt|recipe|resume|ad|job posting|page|records|list|body)\\b|from:|below|above|\\{)`;

type Row = readonly [verbs: string, task: TaskKind, rule: string, object?: RegExp];

const classify: readonly Row[] = [
  ['classify|categorize|categorise|triage|moderate', 'classification', 'classify'],
  [
    'assign|attach|apply|add|tag|label|mark',
    'extraction',
    'tag-parts',
    /\b(?:parts? of speech|entities|tokens|spans)\b/,
  ],
  ['label|tag|flag|route', 'classification', 'label'],
  ['mark', 'classification', 'label', /\bas\b/],
  [
    'evaluate|assess|judge',
    'classification',
    'rate',
    /\b(?:on a scale|from 1 to|as (?:positive|negative|relevant|spam))\b/,
  ],
  [
    'assign|give|attach|apply|select|choose|pick|return|output|predict|suggest|provide|answer',
    'classification',
    'assign-label',
    /^(?:(?! of (?!the following|these|these)).){0,60}?\b(?<![{_])(?:labels?|categor(?:y|ies)|classes|intents?|tags?|priority|sentiment|departments?|queue|data ?source|severity|urgency|emoji|star rating|emotion|stance|topic(?: label)?s?)\b(?! (?:sentence|ideas?))/,
  ],
  [
    'rate|score|grade',
    'classification',
    'rate',
    /\b(?:scale|from (?:0|1|one)|between (?:0|1|one)|[01] ?(?:-|to) ?(?:3|4|5|10|100)|stars?|relevan\w+|urgency|severity|sentiment|similar\w*|yes|binary)\b/,
  ],
  ['grade', 'classification', 'grade-relevance', /^ (?:it|them) as\b/],
  [
    'detect|identify|determine|decide|judge|predict|tell|recognize|recognise|say|assess|evaluate|analyze|analyse|guess|infer|estimate|state|describe|find|specify|indicate|report',
    'classification',
    'judge-property',
    new RegExp(
      `^(?:\\s+me)?\\s+(?:(?:which|what)\\s+)?(?:(?:the|its|their|this|each|if|an?|overall|main|primary|most|likely|correct|best|user'?s?|customer'?s?|author'?s?|speaker'?s?|underlying|general|dominant|of|following)\\s+){0,5}(?:\\S+(?:'s)?\\s+){0,2}?(?:${judgedProperty})\\b`,
    ),
  ],
  [
    'detect|identify|determine|decide|judge|predict|tell|say|assess|evaluate|check|verify|see|indicate|state|figure|specify|answer|consider|report|return|output',
    'classification',
    'judge-whether',
    /^(?:\s+me)?\s+(?:whether|if)\b/,
  ],
  [
    'say|tell|determine|judge|decide|rate|assess',
    'classification',
    'judge-degree',
    /^(?:\s+me)?\s+how (?:relevant|similar|urgent|likely|positive|negative|toxic|formal|satisfied|polite|subjective|well)\b/,
  ],
  ['decide|determine|judge|choose', 'classification', 'decide-between', /^\s*(?::|which of (?:the|these))/],
  [
    'detect',
    'classification',
    'detect',
    /\b(?:spam|sarcasm|irony|hate speech|toxic\w*|clickbait|paraphrases?|duplicates?|language)\b/,
  ],
  [
    'sort|group',
    'classification',
    'group',
    /\binto (?:two|three|four|\d|one of|these|the following|groups|categories)\b/,
  ],
  [
    'return|output|answer|respond|reply|print|write|say',
    'classification',
    'answer-label',
    /^(?:\s+(?:with|only|just|either|a|the|single|binary|score|word|in))*\s*[:"'«(]*(?:yes|no|true|false|[01]|allow|positive|negative|correct|spam|match|entailment)["'»]?\s*(?:,|\/|\||or\b|if\b|and\b)/,
  ],
];

const extract: readonly Row[] = [
  ['extract|retrieve', 'extraction', 'extract'],
  ['pull', 'extraction', 'pull-out', /^\s+(?:out|all|the|every|from)\b/],
  [
    'get|read|take',
    'extraction',
    'get-out-of',
    /\b(?:out of|from (?:the|this)) (?:\w+ ){0,3}(?:text|e-?mail|message|notification|receipt|invoice|document|page|body|transcript)|\band return the\b/,
  ],
  [
    'parse',
    'extraction',
    'parse',
    new RegExp(
      `\\b(?:into|to|as) (?:json|a json|structured|fields|the following|street|key)|\\b(?:${textNouns}|address|receipt|invoice|resume|cv|date|name)\\b`,
    ),
  ],
  [
    'copy|quote|locate|highlight|collect|gather|spot|detect|find|list|identify|return|give|name|output|report|recognize|recognise|mark|select|enumerate|note|tell|provide|show',
    'extraction',
    'find-in-text',
    new RegExp(`^(?:\\s+me)?\\s+(?:${wholeOf}\\s+)?(?:\\S+\\s+){0,4}?(?:${findable})\\b.{0,60}?${fromText}`),
  ],
  [
    'list|find|identify|detect|recognize|recognise|copy|locate|highlight|collect|spot',
    'extraction',
    'find-in-text',
    new RegExp(`^\\s+${wholeOf}\\s+(?:\\S+\\s+){0,5}?(?:${findable}|mentioned|that (?:is|are) mentioned)\\b`),
  ],
  [
    'list|find|give|name|identify|locate|copy|highlight|return|collect',
    'extraction',
    'find-in-text',
    new RegExp(
      `\\b(?:in|from|of|mentioned in) (?:the|this|these|each) (?:following |given |above |below )?(?:\\w+ )?(?:${textNouns})\\b`,
    ),
  ],
  [
    'list|find|give|name|return|write|output|provide|report|identify',
    'extraction',
    'find-in-text',
    /\b(?:mentioned|named|listed) (?:in|above|below)\b/,
  ],
  [
    'find|identify|recognize|list|detect',
    'extraction',
    'find-entities',
    /\b(?:named entit|entities|keywords|key phrases|action items)/,
  ],
  [
    'give|tell|return|output|state|provide|find',
    'extraction',
    'find-of-party',
    new RegExp(
      `^(?:\\s+me)?(?: back)?(?: only| just)? the (?:[\\w'-]+ ){0,2}?(?:${findable}) of the (?:sender|recipient|customer|caller|author|buyer|seller|guest|owner)\\b`,
    ),
  ],
  ['fill', 'extraction', 'fill-slots', /\b(?:slots?|fields?|form)\b/],
  [
    'convert|turn|transform|structure|normalize|normalise|map|format|organize|organise',
    'extraction',
    'structure-text',
    /\b(?:in)?to (?:a |an |the |valid )?(?:json|iso|structured|key-value|fields|yyyy)/,
  ],
  ['return|output', 'extraction', 'return-as-json', /^\s[^.\n]{2,80}\b(?:as|in) (?:a |valid )?json\b/],
];

const summarise: readonly Row[] = [
  ['summarize|summarise|recap|condense', 'summarisation', 'summarise'],
  [
    'turn|convert|transform|make',
    'summarisation',
    'write-summary',
    /\binto (?:a |an |the )?(?:(?!json|formal)\S+ ){0,2}?(?:summary|minutes|notes|tl;?dr|abstract|key points|synopsis|overview)\b/,
  ],
  ['tl;dr|tldr', 'summarisation', 'summarise', /^\s+(?:the|this|of|for|it|following)\b/],
  ['sum', 'summarisation', 'summarise', /^\s+up\b/],
  [
    'compress|boil|distil|distill|synthesize|reduce',
    'summarisation',
    'summarise',
    new RegExp(`\\b(?:${textNouns}|documents?|one sentence)\\b`),
  ],
  [
    'write|generate|create|give|provide|produce|make|compose|craft|prepare|come|return|output|edit|extract',
    'summarisation',
    'write-summary',
    /^.{0,60}\b(?:summar(?:y|ies|i[sz]ation)|synopsis|tl;?dr|recap|gist|key (?:points|takeaways)|main (?:points?|ideas?)|takeaways)\b/,
  ],
  [
    'write|generate|create|give|provide|produce|make|craft|suggest|choose|come|guess|propose|compose|pick|think|find|return',
    'summarisation',
    'write-title',
    new RegExp(
      `^\\s+(?:(?!(?:for|of|about|with|that|to)\\s)\\S+\\s+){0,6}?(?:titles?\\b(?! about)|headlines?\\b(?! about)|subject lines?|caption|overview|abstract (?=\\(|of)|one-line description)\\b.{0,60}?(?:\\b(?:${textNouns}|below|above|following|given|this|it)\\b|\\{(?!topic|subject|keyword|product|name|idea|theme)|:\\s*$)`,
    ),
  ],
  [
    'describe|state|identify|give|tell|express|capture|write|provide|determine|find|highlight',
    'summarisation',
    'main-idea',
    /\b(?:main (?:ideas?|points?|message|takeaway)|gist|in a nutshell|in one (?:short )?sentence|in brief)\b/,
  ],
];

const rewriteObject = `\\b(?:${textNouns}|spelling|grammar\\w*|punctuation|typos?|wording|tone|words?|capitali[sz]ation|bullet points?|question|quer(?:y|ies)|title|description|subject line|readability|style|user input|copy|filler words|personally identifiable|abbreviations|company name)\\b|\\{`;

const rewrite: readonly Row[] = [
  [
    'rewrite|rephrase|reword|reformulate|polish|proofread|paraphrase|shorten|redact|anonymize|anonymise|restate',
    'code',
    'rewrite-code',
    /^.{0,50}\b(?:code|function|script|program|sql|loop|class|css|html|python|java\w*|component|algorithm)\b/,
  ],
  [
    'formulate|generate|create',
    'rewrite',
    'standalone-question',
    /^.{0,30}\b(?:stand-?alone|self-contained) (?:question|query|version)/,
  ],
  [
    'rewrite|rephrase|paraphrase|reword|proofread|reformulate|redact|anonymize|anonymise|capitalize|capitalise|punctuate|restate',
    'rewrite',
    'rewrite',
  ],
  [
    'correct|fix|improve|polish|simplify|expand|edit|clean|adapt|adjust|change|shorten|tighten|formalize|revise|refine|normalize|normalise|remove|replace|convert|turn|transform|make|format|combine|merge|split|decompose|break|join|trim|modify|soften|translate|express|decontextualize|fuse|reorder|put',
    'code',
    'change-code',
    /^.{0,60}\b(?:code|function|script|program|sql|bug|loop|regex|class|css|html|python|java\w*|typescript|c\+\+|c#|rust|react|component|algorithm|cypher|query that|command)\b/,
  ],
  [
    'make|turn|change|convert|transform',
    'rewrite',
    'rewrite',
    new RegExp(
      `^\\s+(?:this|it|them|these|the following|following|\\{|"|(?:the|my|your|this|each|a|user) (?:\\S+ ){0,2}(?:${textNouns}|bullet points?|question|query|title|description|text))\\b.{0,50}?\\b(?:more|less|sound|shorter|longer|clearer|simpler|polite|formal|informal|friendly|casual|concise|readable|into (?:a |one |the )?(?:passive|active|question|paragraph|formal|polite|past|present|first|third|plain|sentence)|to (?:title|sentence|upper|lower)|(?:the|its) tone|positive|neutral|professional)`,
    ),
  ],
  [
    'change|convert|turn|put|transform',
    'rewrite',
    'rewrite',
    /^\s+(?:this|the|a|each|my|the following|following|given) (?:\S+ )?(?:sentences?|paragraphs?|statement|question|passage|phrase|headline|e-?mail|message|reply|review|tweet|bullet points?)\b.{0,40}?\b(?:in)?to\b/,
  ],
  [
    'write|give|create|produce|reply|return|generate|output|provide|make|suggest|draft',
    'rewrite',
    'write-version',
    /\b(?:shorter|longer|polite|politer|simpler|simplified|cleaner|formal|rewritten|corrected|improved|concise|better|clearer) (?:version|form|variant) of\b/,
  ],
  [
    'correct|fix|polish|simplify|expand|clean|adapt|adjust|shorten|tighten|formalize|normalize|normalise|remove|replace|combine|merge|split|decompose|break|join|trim|soften|fuse',
    'rewrite',
    'rewrite',
    new RegExp(`^.{0,60}${rewriteObject}`),
  ],
  [
    'improve|edit|revise|refine|modify|change|convert|enhance',
    'rewrite',
    'rewrite',
    /\b(?:spelling|grammar\w*|punctuation|typos?|wording|tone|readability|clarity|concise\w*|fluency|flow|voice|style|without changing|capitali[sz]ation|person|tense|sentence case)\b/,
  ],
];

const demanding: readonly Row[] = [
  [
    'write|create|generate|give|provide|build|develop|produce|make|need|design|implement|construct|prepare|show|draft|have|add|use|convert|translate|explain|set|finish|complete|use|modify|optimize|optimise',
    'code',
    'write-code',
    new RegExp(`^.{0,60}\\b(?:${codeNouns})(?![\\w'-])`),
  ],
  ['translate|localize|localise', 'translation', 'translate'],
  [
    'convert|put|say|render',
    'translation',
    'translate',
    /\b(?:into|to|in) (?:english|german|french|spanish|italian|chinese|japanese|portuguese|russian|korean|dutch|arabic|hindi)\b/,
  ],
  ['implement|refactor|debug|code|deploy|compile|program', 'code', 'write-code'],
  ['solve|calculate|compute|prove|derive|integrate|differentiate|factorize|factorise', 'maths', 'compute'],
  ['reply|respond', 'generation', 'reply', /^\s+to (?:the|this|my|each|their|every|user|customer|an?)\b/],
  ['come|think', 'generation', 'invent', /^\s+(?:up with|of)\b/],
  ['delegate|browse|navigate|execute|iterate|orchestrate', 'agent', 'act'],
];

/** Meanings in the order in which they are tried. */
const rows: readonly Row[] = [
  ...summarise,
  ...rewrite,
  ...demanding.slice(1),
  ...classify,
  ...extract,
  ...demanding.slice(0, 1),
];

/** Verbs that ask for something by themselves, where none of their meanings above fits the object. */
const open: readonly (readonly [verbs: string, task: TaskKind])[] = [
  [
    'justify|compare|contrast|critique|argue|discuss|investigate|diagnose|deduce|reason|interpret|evaluate|assess|analyze|analyse|examine|review|plan|estimate|infer|design|optimize|optimise|verify|debate|rank|cross-check|prioritize|prioritise|advise|judge|simulate|decide|forecast|resolve|explore|negotiate|troubleshoot|hypothesize|develop|devise',
    'reasoning',
  ],
  [
    'write|compose|draft|create|generate|brainstorm|imagine|craft|outline|invent|suggest|continue|act|pretend|roleplay|build|tell|make|give|prepare|list|describe|recommend|propose|formulate|teach|recite|sing|expand|complete|finish|provide|produce',
    'generation',
  ],
  ['answer|explain|elaborate|identify|find|determine|predict|define|name|state', 'question-answering'],
];

export const verbUses: ReadonlyMap<string, readonly VerbUse[]> = usesByVerb();

export const openVerbs: ReadonlyMap<string, TaskKind> = new Map(
  open.flatMap(([verbs, task]) => verbs.split('|').map((verb) => [verb, task] as const)),
);

function usesByVerb(): ReadonlyMap<string, readonly VerbUse[]> {
  const uses = new Map<string, VerbUse[]>();
  for (const [verbs, task, rule, object = null] of rows) {
    for (const verb of verbs.split('|')) uses.set(verb, [...(uses.get(verb) ?? []), { task, rule, object }]);
  }
  for (const [verbs] of open) for (const verb of verbs.split('|')) if (!uses.has(verb)) uses.set(verb, []);
  return uses;
}
