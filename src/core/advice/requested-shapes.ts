import { judgedProperty } from './judged-property.ts';
import { type ShapeRuleRow, shapeRules } from './shape-rule.ts';

/** What a question about pasted input speaks of. */
const given = String.raw`\b(?:(?:this|these|above|following|two|given|both|previous) (?:an? )?(?:\w+ )?(?:texts?|sentences?|reviews?|tweets?|passages?|paragraphs?|statements?|comments?|messages?|e-?mails?|questions?|answers?|claims?|articles?|posts?|documents?|responses?|headlines?|sms|utterances?|arguments?|replies|reply|code|products?|names|addresses|conversation|dialogue|snippets?|citation|summar(?:y|ies)|translations?)|the (?:\w+ )?(?:sentence|text|review|tweet|passage|paragraph|statement|comment|message|email|claim|article|post|author|reviewer|speaker|user|customer|premise|hypothesis|first sentence|response|answer|headline|question|candidate|argument|writer|context|utterance|tone|document|evidence|summary|translation|code below)|sentence (?:a|b|1|2|one|two)|(?:does|is|was|find) it)\b`;

const rows: readonly ShapeRuleRow[] = [
  [
    'classifies',
    'label',
    2,
    'classify classifies categorize categorise label triage tag classification classifier classifying categorizing assign route bucket sort',
    /\b(?:classif(?:y|ies|ying)|categori[sz]e|categori[sz]ing|triage|classification|(?:you are|as) an? (?:\S+ ){0,3}classifier|(?:label|tag|mark|flag|bucket|annotate) (?:it|them|the|this|each|these|every|whether|an?)\b|(?:assign|route|map|sort|direct|match)\b[^.\n]{0,80}\b(?:to|into|one|a|the|an)\b[^.\n]{0,30}\b(?:categor(?:y|ies)|labels?|class(?:es)?|tags?|teams?|departments?|queues?|topics?|intents?|groups?|genres?|priority|bucket)|label as)/,
  ],
  [
    'asks-stance',
    'label',
    2,
    'stand feel',
    /\bwhere does\b[^?\n]{0,80}\bstand on\b|\bhow (?:does|do|did|would)\b[^?\n]{0,60}\bfeel\b/,
  ],
  [
    'describes-best',
    'label',
    2,
    'best accurately most closely correct',
    /\b(?:best|accurately|most closely) (?:describes?|summari[sz]es|represents|matches|fits|completes|corresponds)\b|\b(?:best|most (?:suitable|appropriate|likely|plausible)|correct) (?:answer|option|choice|ending|label) (?:is|from|among|out of)\b/,
  ],
  [
    'asks-property',
    'label',
    2,
    'sentiment polarity emotion emotions mood tone intent intention topic category class stance language genre urgency priority severity label relation relationship toxicity feeling attitude type department section domain subjectivity entailment verdict gender bias formality style',
    new RegExp(
      String.raw`\b(?:what|which|describe|determine|identify|detect|predict|find|tell|guess|decide|judge|recogni[sz]e|assess|analy[sz]e|infer|state|select|choose|pick|name|indicate|specify|classify|provide|output|return|give)\b(?: (?:me|is|are|was|would|be|you|say|out|only|of|in|describes?|describe|best|most|likely|correct|right|the|a|its|their|this|overall|main|underlying|primary|kind|sort|possible|appropriate|user's|author's|writer's|speaker's|following|given|customer|semantic|emotional|expressed|predominant|dominant|general|single|\S+'s)){0,7} ${judgedProperty}\b(?! (?:sentence|line|for (?:a|my)))`,
    ),
  ],
  [
    'asks-whether',
    'boolean',
    2,
    'if whether',
    /(?<!\b(?:function|program|script|code|method|algorithm|formula|query) (?:to|that|which|can) )\b(?:determine|decide|choose|specify|mark|detect|tell|check|verify|predict|judge|evaluate|identify|say|state|assess|figure out|find out|indicate|classify|infer|answer|output|confirm|report|conclude|validate|task is to)(?: \w+){0,12}?[ ,]+(?:if|whether)(?: or not)?\b(?! (?:you (?:can|are|need|have|don't|do not)|needed|possible|any|necessary|there (?:is|are) no|not|unsure|it(?:'s| is) not))/,
  ],
  [
    'or-not',
    'boolean',
    2,
    'not',
    /\b(?:is|are|does|do|whether|if|can|paraphrase|spam|toxic|correct|ethical|offensive|relevant|valid|true|plausible|appropriate|grammatical)\b[^.\n?]{0,80}\bor not\b/,
  ],
  [
    'asks-yes-no-question',
    'boolean',
    2,
    'is are does do did can could should would will was were has have am',
    new RegExp(
      String.raw`(?:^|[.!?:,;\n>"}] ?|\bquestion: ?|\bthen,? |\bhere,? |\bso,? |\babove,? |\uFFFC )(?:is|are|was|were|does|do|did|has|have|had|should|would|will|could|can|must|may) (?!(?:you|we)\b(?! (?:think|say|agree|believe|recommend|consider|justified|licensed|rewrite|infer)))(?=[^?\n]{0,200}(?:[{\uFFFC]|${given}))\S+ [^?\n]{0,200}\?`,
    ),
  ],
  [
    'multiple-choice',
    'label',
    4,
    'between marked labeled labelled classified tagged categorized descriptor using out given chose choose select pick choice option options choices best correct',
    /(?<!\b(?:write|create|generate|make|design|produce|with|of)(?: an?| \w+)? )multiple[- ]choice\b|\bchoose between\b|\bbest (?:option|choice|descriptor)\?|\bshould be (?:marked|labell?ed|classified|tagged|categori[sz]ed) as\b|\b(?:select|choose|pick|guess|find|selecting|choosing|output|what is|which is|what's)(?: the| a)? (?:best|correct|right|more \w+|most \w+)(?: \w+)? (?:answer|one|cause|effect|response|reply|option|ending|choice)\b(?= (?:from|among|to the question (?:below|after)|based on the options|choice|option)|[:.]|$| for)|\b(?:choose|select|chose|pick|using|out of|given|only)\b[^.\n]{0,40}\b(?:following|given|these|two|below) (?:options|choices|candidates)\b|\b(?:choose|select|pick|choosing|selecting|picking|indicate|output|identify|return|find|determine|answer with|respond with|give|provide|write|print)\b(?: (?:only|just|me|out))?(?: (?:the|one|a|an|from|between|among|amongst|single|your|which))*(?: (?:most|best|correct|right|suitable|appropriate|likely|plausible|fitting|single|possible|better|letter|number|index|relevant|of))*[ -]+(?:option|choice|candidate|alternative|ending|category|label|class|intent|topic|letter|emoji|answer (?:choice|option|from|among|based on the (?:options|choices))|answer out of|of (?:the )?(?:following|these|those|options|choices|candidates|labels|categories|two|below))\b/,
  ],
  [
    'which-of',
    'label',
    2,
    'what which',
    /\bwhich (?:one )?of (?:the|these|those|following|them|\{)|\bwhat option\b|\bwhich (?:of )?(?:the )?(?:following|option|choice|category|categories|label|class|topic|section|department|statement|answer|ending|sentence|emoji|genre|emotion|one|language|relation|team|intent|response|candidate|tag)\b/,
  ],
  [
    'one-of',
    'label',
    2,
    'one either following categories labels classes topics options list among amongst between',
    /\b(?:one|exactly one|either|any) (?:of|from|out of) (?:the |these |those |following |two |three |four |five |six |\d+ |predefined |given |provided |allowed |possible |listed )*(?:following|these|categories|labels|classes|topics|options|intents|values|types|tags|below|emotions|choices|words|teams|departments|answers|genres|levels|sentiments|sections)\b|\bone of:|\bfrom (?:the|this|a) (?:given |following |fixed |predefined )?(?:list|set) of (?:topics|categories|labels|options|classes|tags|intents|choices)|\b(?:into|to|as|among|between|these|following|the|of) (?:one of |the |these |following |two |three |four |five |six |seven |eight |\d+ |predefined |of |given )+(?:categories|classes|labels|groups|buckets|topics|intents|types)\b|\b(?:categories|labels|classes|topics|intents|sentiments|allowed values) ?(?:are|is|include)? ?:/,
  ],
  [
    'either-or',
    'label',
    2,
    'positive negative neutral true false spam ham entailment contradiction toxic correct incorrect pro con objective subjective formal informal bullish bearish',
    /\b(?:positive|negative|favorable|favourable|spam|ham|entailment|contradiction|toxic|objective|subjective|correct|incorrect|bullish|bearish|formal|informal|relevant|irrelevant|offensive|hateful|real|fake|fact|opinion|accept|approve|allow|supported|refuted|urgent|plausible|valid|high|low|sarcastic|acceptable)["']?,? ?(?:,|\/|or|vs\.?|and|\|) ?(?:a |an )?["']?(?:positive|negative|neutral|unfavou?rable|ham|not spam|spam|contradiction|entailment|neither|non-toxic|not toxic|subjective|objective|incorrect|correct|bearish|bullish|informal|formal|irrelevant|relevant|not \w+|fake|real|opinion|fact|reject|deny|block|refuted|refutes|medium|mixed|implausible|invalid|unacceptable|non-\w+|normal)\b/,
  ],
  [
    'hole-alternatives',
    'label',
    2,
    'or',
    /\{[\w.[\]]+\},? (?:or|,) \{[\w.[\]]+\}[^.\n]{0,20}\?|\{[\w.[\]]+\}, \{[\w.[\]]+\},? (?:or|and) \{[\w.[\]]+\}/,
  ],
  [
    'entails',
    'boolean',
    2,
    'entail entails imply implies contradict contradicts paraphrase paraphrases equivalent duplicate duplicates same true',
    /\b(?:does|do|is|are|can|must|should|would)\b[^.\n]{0,120}\b(?:entails?|imply|implies|contradicts?|paraphrases? of|equivalent|duplicates?|same (?:meaning|thing|sense|way)|follow(?:s)? that|be true|is true|guaranteed|justified|licensed|assume)\b|\bare we (?:justified|licensed)\b|\btherefore,? (?:it must be|we are)\b/,
  ],
  [
    'completes-judgement',
    'label',
    2,
    'nutshell genre category topic emotion tone label intent overall rating sentiment experience based review',
    /(?:^|[.!?\n}] ?)(?:(?:overall|based on (?:this|that)|in a nutshell),?|the (?:sentiment|genre|category|topic|emotion|tone|label|intent)\b)[^.\n]{0,50}\b(?:is|was|are|be)\s*$/,
  ],
  [
    'label-only',
    'label',
    4,
    'only just label category class option letter single exactly nothing',
    /\b(?:only|just|exactly|simply|with) (?:output |return |give |respond with |reply with |answer with )?(?:the |one |a |its |your |that )*(?:final |correct |single |best |chosen |predicted |matching |exact )*(?:label|category|class|option|letter|intent|topic|tag|verdict|sentiment|language|choice|language code|code|emotion|team|class name|category name|option letter|grade|slug|id)(?: name| letter| code)?\b(?! ?(?:block|snippet|in|that|fence|for the|changes|review|samples?))|\b(?:label|category|class|option|letter|intent|topic|tag|name of the category) (?:only|and nothing else|alone)\b/,
  ],

  [
    'rates',
    'number',
    2,
    'rate rating score scale stars grade estimate scores star',
    /\b(?:rat(?:e|ing|ed)|scor(?:e|ing|ed)|grad(?:e|ing)|rank|evaluate|assess|judge|scale|stars?|similarity|assign|how)\b[^.\n]{0,120}\b(?:scale|from (?:0|1|zero|one|-1) ?(?:to|-)|\d+ ?(?:-|–|to|and|\/) ?(?:\d+|ten|five|hundred)|out of (?:\d+|five|ten)|number of stars|stars?\b|percentage|between (?:0|1|-1|zero|one)\b)|\bon a scale\b|\b(?:0|1) ?(?:-|–|to) ?(?:5|10|100)\b|\bstar rating\b|★/,
  ],
  [
    'asks-count',
    'number',
    2,
    'old far tall long often fast many much count number sum total average calculate compute percentage percent probability area volume distance',
    /\bhow (?:many|much|old|far|tall|long|often|fast)\b(?! (?:of|do i need|should|to|does it take me))|\b(?:count|find|return|output|give|calculate|compute|determine|predict|estimate|report|what(?:'s| is| are)?)\b(?: \w+){0,3}? (?:number|count|sum|total|average|mean|median|percentage|probability|product|difference|remainder|quotient|perimeter|area|volume|distance|speed|length|result|value|cost|price|maximum|minimum|greatest common|least common|factorial|square root|answer to the (?:arithmetic|math))\b|\bcount (?:the|how|all|each)\b|\bhow much\b/,
  ],
  [
    'number-only',
    'number',
    4,
    'number integer float digit numeric numerical decimal percentage score digits',
    /\b(?:only|just|exactly|as|with|a|an|single|be|output|return|the|your) (?:an? |the |one |single |final |plain |bare |real |whole |positive |resulting |numeric |non-negative )*(?:number|integer|float|digit|numeric (?:value|answer|score)|numerical (?:value|answer|score)|decimal(?: number)?|numerals?|int|score)\b(?! (?:of|from the|and (?:explain|a reason|why)|each|list|in (?:the|a|each)))(?:[^.\n]{0,40}\b(?:only|nothing|between|from|and no|with no|without)\b|[^.\n]{0,12}$|\.|\n)|\b(?:answer|output|response|result)\b[^.\n]{0,30}\b(?:is|should be|must be|as) (?:an? |the |one )?(?:single |final |plain )*(?:number|integer|float|digit|numeric|decimal)/,
  ],
  [
    'math-problem',
    'number',
    1,
    'solve equation arithmetic math maths multiply add subtract divide evaluate calculate compute',
    /\b(?:arithmetic|math(?:s|ematical|ematics)?|equation|expression)\b[^.\n]{0,40}\b(?:problem|question|expression|operation|answer|result)|\b(?:calculate|compute|multiply|subtract|add|divide)\b[^.\n]{0,40}(?:\d|number)|\d+ ?[+*×x/÷-] ?\d+ ?(?:=|\?)/,
  ],

  [
    'extracts-one',
    'span',
    2,
    'extract find identify copy locate pull retrieve detect select recognize return output name give quote highlight underline',
    /\b(?:extract|find|identify|copy|locate|pull|retrieve|detect|select|return|output|quote|recogni[sz]e|spot)\b(?: out| only| just| me| exactly| back)?(?: the| a| an| one| that| its| this)?(?: (?!(?:all|every|each|list|names|dates|entities|following)\b)[\w'-]+){0,3}? (?:span|answer span|substring|name|date|city|country|location|person|company|organi[sz]ation|entity|word|phrase|keyword|value|author|title|predicate|relation|year|place|address|email|e-mail address|phone number|number mentioned|subject|object|verb|noun|pronoun|adjective|antecedent|answer|order id|order number|amount|invoice number|drug|product name|brand|job title|aspect|target|trigger|tail|head|deadline|url|id|zip code|currency|speaker|protagonist|character|food|restaurant)\b(?!s)/,
  ],
  [
    'quotes-context',
    'span',
    2,
    'extract extracts span spans copied verbatim substring',
    /\b(?:extracts? from|answer span|(?:a|the|exact|short|contiguous|text) spans?|substring|verbatim|copied (?:from|directly|word)|exact (?:words?|phrase|text|string|match)|words? (?:taken )?(?:directly )?from the (?:passage|text|context|article|paragraph))\b/,
  ],
  [
    'answers-from-context',
    'span',
    1,
    'answer question',
    /\b(?:answer|answering|respond to)\b[^.\n]{0,60}\bquestions?\b[^.\n]{0,60}\b(?:based on|using|from|given|about|according to|with reference|with the help|by reading|in)\b[^.\n]{0,20}\b(?:context|passage|paragraph|text|document|article|table|information|story|background|plot|facts?|review|following)\b|\b(?:based on|using|given|according to|with reference to|referring to|use|read|after reading|refer to)\b[^.\n]{0,60}\b(?:context|passage|paragraph|text|document|article|table|information|story|background|plot|facts?|review|conversation)\b[^.\n]{0,60}\b(?:answer|question)/,
  ],
  [
    'asks-who-when-where',
    'span',
    2,
    'who whom whose when where which what',
    /(?:^|[.!?:\n] ?|\uFFFC )(?:who|whom|whose|when|where|(?:in |on |at )?(?:what|which) (?:year|date|day|city|country|state|person|name|company|century|month|time|place|team|actor|author|river|language|drug|word|animal|color|colour|band|president|planet|continent|currency))\b(?! (?:to|would|should|can i|do i|you|your))[^?\n]{0,140}\?/,
  ],
  [
    'asks-name-of',
    'span',
    2,
    'give provide state write find predict guess what name',
    /\b(?:name|give|provide|state|write|find) (?:only |just )?(?:the|its|an?|one|their) (?:\w+ )?(?:antonym|synonym|opposite|plural|capital|past tense|abbreviation|acronym|lemma|hypernym|currency|expansion|name of the|author of|inventor)\b|\b(?:predict|guess) the (?:next word|missing|job title|answer)\b|\bwhat (?:does|do|could|is)\b[^?\n]{0,40}\b(?:refers?|stand for|referring)\b|\bwhat(?:'s| is| was| are| were) (?:the |its |his |her )?(?:[\w']+ ){0,3}?(?:name|phone number|email address|location|dosage|price range|job title|capital|birthplace|nationality|occupation|title of|date|author|antonym|synonym|opposite|plural|past tense|chemical symbol|currency|abbreviation|answer|subject|object)\b(?! (?:for|ideas))/,
  ],
  [
    'fills-blank',
    'span',
    4,
    'blank blanks mask missing gap masked underscore placeholder pronoun refers refer',
    /\b(?:fill(?:ing|s)? (?:in|out)?|complete|predict|replace|guess|find|what)\b[^.\n]{0,60}\b(?:blanks?|mask(?:ed)?|missing (?:word|token|term|letter)|gap|placeholder|underscore)\b|\b(?:who|what|which)\b[^.\n]{0,50}\b(?:pronoun|refers? to|placeholder)\b|\bthe pronoun\b[^.\n]{0,40}\brefers? to\b/,
  ],
  [
    'answers-question',
    'span',
    1,
    'answer answers question',
    /\b(?:answer|answers) (?:to |for |the |this |these |that |my |following |below |given |above |here |is |it )*(?:short |general knowledge |trivia )*question\b(?! in detail)|\b(?:tell me|what is|what's|guess|find|contains|know) (?:\w+ )?(?:the |an |a )?(?:possible |correct )*answer\b|\bthe (?:correct )?answer\b[^.\n]{0,40}(?:is|:) ?$|\bwith reference to the above\b|\bto answer this\b|\b(?:general knowledge|trivia) question\b/,
  ],
  [
    'short-answer',
    'span',
    4,
    'word words phrase short answer name',
    /\b(?:in|with|using|only|just|be|as|a|to) (?:an? |one |only |the )*(?:single |one[- ]|one |few |couple of |two[- ]|three[- ])+(?:words?|phrases?)\b(?! (?:sentence|summar))|\b(?:short|brief|one-word|concise) (?:answer|phrase|factual answer)\b[^.\n]{0,30}(?:only|:|$)|\bas short as possible\b|\b(?:answer|respond|reply) (?:only |just )?with (?:only |just )?(?:the |a |an |one )(?:name|word|entity|date|answer|phrase|value|person|city|country|title)\b|\b(?:only|just) (?:the |a )?(?:name|word|entity|date|phrase|answer itself|translated word|extracted \w+|value)\b/,
  ],
  [
    'no-explanation',
    'label',
    2,
    'no without not nothing only',
    /\b(?:no|without|not|don't|nothing)\b(?: \w+){0,5} (?:explanations?|explain(?:ing)?|justif\w+|reasoning|preamble|else|additional (?:text|words|commentary)|other (?:text|words|output)|extra (?:text|words)|commentary|prose|punctuation|elaborat\w+)\b/,
  ],
];

/** Requests for a label, a number or a short passage; these rules read the instructions alone. */
export const requestedShapes = shapeRules(rows);
