import { judgedProperty } from './judged-property.ts';
import { type ShapeRuleRow, shapeRules } from './shape-rule.ts';

/** The verbs and nouns with which a prompt states its answer. */
const say = `(?:answer|answers|respond|reply|output|return|say|print|respond back|generate|give|write|state|label|mark|provide|choose|report|type|produce|use|indicate)`;
const quote = String.raw`["'«»\`*]{1,3}`;

/** Quotation marks that may stand around a label. */
const optionalQuote = `(?:${quote})?`;

const rows: readonly ShapeRuleRow[] = [
  [
    'states-yes-or-no',
    'boolean',
    4,
    'yes no true false',
    new RegExp(
      String.raw`(?:${quote})?\b(?:yes|true|y)\b(?<!\b(?:generate|write|create|pose|make|produce|compose)\b[^.\n]{0,34})(?:${quote})?(?: ?\([^)\n]{1,20}\))?[,.]?(?: ?(?:/|\||or|and)| if [^.\n]{3,120}?(?:,|;|\bor|\band|\.)(?: \w+){0,3}?)\s?(?:else )?(?:${say} (?:with )?)?(?:the )?(?:${quote})?\b(?:no|false|n)\b(?![ ,]+(?:or|maybe|neither|unknown)\b)(?! (?:quiz|questions|test|game|exercises?|worksheet|statements about))`,
    ),
  ],
  [
    'states-yes-no-maybe',
    'label',
    4,
    'maybe neither unknown',
    /\b(?:yes|true|always|correct|entailment|agree)\b["']?,? ?(?:\/|,|or)[^.\n]{0,40}\b(?:or|\/|,) ?["']?(?:maybe|neither|unknown|never|unsure|inconclusive|sometimes|cannot tell|neutral)\b/,
  ],
  [
    'states-labels',
    'label',
    4,
    'answer respond reply output return say print generate give label mark choose report produce use write indicate',
    new RegExp(
      String.raw`\b${say}(?:s|ed|ing)?\b(?: (?:only|just|with|by|using|it|them|as|either|one|of|exactly|simply|the|following|word|words|label|labels|string|letter|value|options?|sentence|your|answer|answers|output|response|must|should|be|is|a|single|text|sentiment|back|to|from|these|each|review|tweet|comment|category)){0,8}:? ?${quote}[^"'«»\n]{1,40}${quote}(?: ?\([^)\n]{1,40}\))?(?:,? (?:if|when|for|otherwise|in case)\b[^.\n]{0,160}?)?[,;.]?(?: ?,| or| and|/|\|| otherwise| else| ?;)[^\n]{0,40}?${quote}[^"'«»\n]{1,40}${quote}`,
    ),
  ],
  [
    'states-alternatives',
    'label',
    4,
    'answer respond reply output return print say answers choose pick select',
    /\b(?:answer|respond|reply|output|return|print|say|choose|pick|select)\b(?: only| just| either| with| as| by saying| using)*:? [\w-]+(?:, [\w-]+)*,? or [\w-]+(?: only)?(?=[.;:\n]|,? (?:only|nothing|no|without)\b|$)|\banswers?\b[^.\n]{0,30}\bin the form of (?:the )?(?:letters?|words?|numbers?|labels?)\b/,
  ],
  [
    'states-alternatives-as-holes',
    'label',
    4,
    '',
    /\b(?:answer|respond|reply|return|output|print|say|choose|pick|select|decide|predict|either|copy)(?:ing)?\b[^.\n{]{0,40}["']?\{[\w.]{1,30}\}["']?(?:, ?| or |, or | and )["']?\{[\w.]{1,30}\}/,
  ],
  [
    'states-label-if',
    'label',
    4,
    'otherwise else if',
    new RegExp(
      String.raw`\b${say}(?:s|ing)?\b(?: (?:only|just|with|by|the|word|label|a|an))* (?:${quote})?[\w-]+(?:${quote})? (?:if|when)\b[^.\n]{3,140}(?:,|;|\band\b|\bor\b)[^.\n]{0,40}\b(?:otherwise|else|if not)\b`,
    ),
  ],
  [
    'states-codes',
    'label',
    4,
    'use output answer return score reply write respond say',
    new RegExp(
      String.raw`\b(?:use|output|answer|return|score|reply|write|respond|say)(?: with)? ${optionalQuote}[\w-]+${optionalQuote} (?:for|if|when) [^.\n]{2,80}(?:,|;| and| or) ${optionalQuote}[\w-]+${optionalQuote} (?:for|if|when)\b`,
    ),
  ],
  [
    'labels-in-parentheses',
    'label',
    4,
    'code codes label labels category categories class classes team department type sentiment tag tags topic priority status level intent',
    /\b(?:code|label|categor(?:y|ies)|class(?:es)?|team|department|type|sentiment|tag|topic|priority|status|level|intent)s? \((?!e\.g|i\.e|such as|like )[\w+'-]{1,25}(?:, ?(?:or )?[\w+' -]{1,25}){1,9}\)/,
  ],
  [
    'names-two-words',
    'label',
    4,
    'or',
    /\b(?:one|single) (?:word|label|value|token|letter)s?\b[^.\n:]{0,20}: ?["']?[\w-]+["']?(?:, ["']?[\w-]+["']?)*,? or ["']?[\w-]+["']?\.?(?=\s|$)/,
  ],
  [
    'lists-options',
    'label',
    2,
    'option possible allowed valid available candidate labels categories classes intents teams topics departments genres emotions options choices choice candidates',
    /\b(?:answer (?:options|choices)|options|choices|candidates|(?:possible|allowed|valid|available|candidate) \w+|labels|categories|classes|intents|teams|topics|departments|genres|emotions)(?: are| include)? ?:|\b(?:following|given|these|only the following|answer) (?:options|choices|answer choices|candidates|alternatives)\b|\b(?:options?|choices|candidates) (?:among|are|given|below)\b/,
  ],
  [
    'has-choices',
    'label',
    4,
    'choices choice options labels categories classes',
    /\{(?:answer_?)?(?:choices?|options?|labels?|categories|classes|intents|topics|tags)(?:_?\w*)?(?:\[\w*\])?\}/,
  ],
  [
    'options-section',
    'label',
    2,
    'options choices',
    /(?:^|\n) *(?:answer )?(?:options|choices): *\n *(?:\(?[a1][).:]|[-*]) ?\S/,
  ],
  ['lettered-options', 'label', 2, 'a', /(?:^|\n|\s)\(?a[).:] ?\S[^\n]{0,200}?\s\(?b[).:] ?\S|\(a\) ?\(b\)/],
  [
    'numbered-options',
    'label',
    4,
    'ending endings option options choice choices solution solutions answer candidate alternative continuation',
    /(?:^|\s)(?:ending|option|choice|solution|answer|candidate|alternative|continuation) ?\(?[1a]\)?[:.)] ?\S[\s\S]{0,300}?\s(?:ending|option|choice|solution|answer|candidate|alternative|continuation) ?\(?[2b]\)?[:.)] ?/,
  ],
  [
    'chooses-from-holes',
    'label',
    4,
    'choose pick select which correct best',
    /\b(?:choose|pick|select|which|correct|best|most)\b[\s\S]{0,400}\n *[-*] ?["']?\{[^{}\n]+\}["']?(?:: ?["']?\{[^{}\n]+\}["']?)? *(?:\n|$)/,
  ],
  [
    'listed-holes',
    'label',
    2,
    '',
    /(?:^|\n) *[-*] ?["']?\{[^{}\n]+\}["']? *\n+ *[-*] ?["']?\{[^{}\n]+\}["']? *(?:\n|$)/,
  ],
  [
    'slot-with-labels',
    'label',
    4,
    '',
    /(?:^|\n)[^\n(]{0,60}\((?!e\.g|i\.e|max|in )[\w+' -]{1,25}(?: ?[/|] ?[\w+' -]{1,25}){1,9}\)[*]{0,2} ?[:?]|(?:^|\n)[^\n(]{0,60}\((?!e\.g|i\.e|max|in )(?:(?:one of|either) )?[\w+'-]{1,25}(?:, ?(?:or )?[\w+'-]{1,25}){1,9}\)[*]{0,2} ?:/,
  ],
  [
    'label-cue',
    'label',
    2,
    '',
    new RegExp(
      String.raw`(?:^|\n) *[*#]{0,3}(?:the |predicted |final |overall )?(?:${judgedProperty}|classification|decision|prediction|(?:(?:review|star|product|customer|user) )?(?:rating|stars?)|spam|toxic|match|paraphrase|equivalent|intent name|choice|option|correct option|correct answer|label \([^)\n]*\)|yes/no|true/false)s?[*]{0,2} ?(?:\([^)\n]{1,60}\))? ?(?::|=|is)? ?[*]{0,2} ?$`,
    ),
  ],
  [
    'number-cue',
    'number',
    2,
    '',
    /(?:^|\n) *[*#]{0,3}(?:the )?(?:final |overall )?(?:score|count|number|total|sum|result|price|probability|percentage|age|year|amount|numeric answer|similarity)(?: \([^)\n]{1,40}\))?[*]{0,2} ?(?::|=)[*]{0,2} ?$/,
  ],
  [
    'summary-cue',
    'summary',
    2,
    '',
    /(?:^|\n) *[*#]{0,3}(?:(?:the|a|short|concise|final|brief|one-sentence) )*(?:summary|tl;?dr|abstract|key points|highlights)[*]{0,2} ?:?[*]{0,2} ?$|to sum(?:mari[sz]e)?(?: up)?[^.\n]{0,40}[:,]? ?$/,
  ],
  [
    'text-cue',
    'text',
    2,
    '',
    /(?:^|\n) *[*#]{0,3}(?:the |your |my |final )?(?:explanation|rationale|reasoning|question|title|headline|story|poem|essay|email|reply|response|review|description|paraphrase|rewritten \w+|rewrite|translation|corrected \w+|article|letter|dialogue|caption|plan|steps|code|sql|query|json|list|keywords|translation to \w+|subject line|assistant|ai|bot|agent|chatbot|french|spanish|german|english|python|outline)[*]{0,2} ?(?:\([^)\n]{1,60}\))? ?:[*]{0,2} ?$/,
  ],
  [
    'answer-cue',
    'span',
    1,
    '',
    /(?:^|\n) *[*#]{0,3}(?:short |the |final )?(?:answer|a|span|name|entity|date|keyword|person|location|organi[sz]ation|city|country|word|phrase|capital|author|email|phone|extracted \w+)[*]{0,2} ?(?::|is) ?[*]{0,2} ?$/,
  ],
  [
    'reads-context',
    'span',
    1,
    '',
    /(?:^|\n)[#* ]*(?:context|passage|paragraph|article|document|background|text|story|plot|snippet)(?: ?\d)?[* ]*[:\n][\s\S]*?\n[#* ]*(?:question|q|query)[* ]*:/,
  ],
  ['json-object', 'json', 4, '', /\{\s*["']\w+["']\s*:|\[\s*\{\s*["']/],
];

/** Answers that the prompt states or leaves a slot for; these rules read quotations and pasted input too, as labels are often quoted. */
export const statedShapes = shapeRules(rows);
