import { type ShapeRuleRow, shapeRules } from './shape-rule.ts';

const rows: readonly ShapeRuleRow[] = [
  [
    'asks-about-given',
    'boolean',
    2,
    'is are does do did will would should has have was were',
    /(?:^|[.!?\n}"\u00A4] ?)(?:(?:is|are|was|were|does|did|do|has|had) (?:this|that|these|it|he|she|they|you|i|my|the|there|a|an)\b|(?:will|would|should|do) you (?=come|recommend|visit|buy|agree|think|find|say|believe|expect|again|like|consider)|(?:did|do|does|should) (?:i|we)\b|would an? \w+)(?:(?! or )[^?.]){0,160}\?(?=\s*(?:$|\n|["{\u00A4(]|answer|yes|true|reply|respond|choose|options|label|text|output))/,
  ],
  [
    'alternatives-of-text',
    'label',
    2,
    'or',
    /\b(?:is|are|was|were|who|which|what)\b[^?.\n]{2,120}?[\w'-]+(?:, (?:an? |the )?[\w'-]+(?: [\w'-]+)?)*,? or (?:an? |the |by an? )?[\w'-]+(?: [\w'-]+)? ?\?/,
  ],
  [
    'asks-of-input',
    'boolean',
    2,
    'is are was were does do did has have had should would will can could might spam',
    /(?:^|[.!?\n}"\u00A4] ?)(?:is|are|was|were|does|do|did|has|have|had|should|would|will|can|could|might) (?!you\b|we\b|i\b|there (?:any|some)\b)(?:(?! or )[^?.\n]){4,160}\?|(?:^|[}\n] ?)[a-z]+\? ?(?:$|\n|[{\u00A4])/,
  ],
  [
    'asks-in-short',
    'boolean',
    2,
    '',
    /(?:^|[.\n#] ?)(?![^?.\n]{0,80}\b(?:what|what's|which|who|whom|whose|where|when|why|how|you|we|i|or|question)\b)[a-z][\w ,'-]{2,80}\? ?(?:$|\n|[{"\u00A4])/,
  ],
  [
    'offers-alternatives',
    'label',
    2,
    'or',
    /(?:^|[.\n}":\u00A4] ?)(?!(?:can|could|would|will|do|did) (?:you|we|i)\b|(?:what|how|why)\b)[a-z][\w ,'-]{2,60}\bor [\w'-]+(?: [\w'-]+)?\?/,
  ],
  [
    'picks-from',
    'label',
    4,
    'pick choose select decide determine give tag mark label',
    /\b(?:pick|choose|select|decide|determine|tag|mark|label)\b[^.:\n]{0,40}: ?[\w-]+(?: [\w-]+)?(?:(?:,| ?\/| ?\|) ?(?:or )?[\w-]+(?: [\w-]+)?){1,12}(?: or [\w-]+)?(?:[.\n]|$)/,
  ],
  ['ends-in-slot', 'span', 1, '', /\n *[a-z][\w' -]{2,40}: *$/],
  [
    'asks-which',
    'label',
    2,
    'which',
    /\bwhich (?:[\w-]+ ){0,4}?(?:better|best|more|most|first|fits?|favou?rs?|stronger|worse|correct|true|right|likely)\b[^?\n]{0,60}\?/,
  ],
  [
    'asks-what',
    'span',
    1,
    'what which who where when whose',
    /(?:^|[.!?,:\n}"\u00A4] ?)(?:in |on |at |from |to )?(?:what(?:'s)?|which|who|where|when|whose)\b(?! (?:should|would|could|can|do|if|about)\b)(?:(?!\b(?:about|happen\w*|mean|main|difference|differ|steps|ways|reasons|tips|advice)\b)[^?\n]){3,120}\?/,
  ],
  [
    'guesses',
    'span',
    1,
    'guess predict pull get take copy grab find read retrieve fetch',
    /\b(?:guess|predict) (?:the|what|who|where|when)\b|\b(?:pull|get|take|copy|grab|find|read|retrieve|fetch)(?: out| off)? the (?:[\w-]*[a-rt-z] ){1,3}(?:out of|from|off|in) (?:the|this)\b/,
  ],
  ['numbered-holes', 'label', 2, '', /(?:^|\n) *\(?1[.):] ?["']?[{\u00A4][^\n]{0,80}\n+ *\(?2[.):] ?["']?[{\u00A4]/],
  [
    'wonders',
    'boolean',
    2,
    'wonder tell passage context text facts read above',
    /\b(?:wonder|tell me|(?:above|previous|following) (?:passage|context|text|paragraph|facts)|facts above|read that),? (?:\{x+\}){1,2} ?\?/,
  ],
  [
    'asks-of-context',
    'span',
    1,
    'reference based according given using',
    /\b(?:with reference to|based on|according to|given|using) the (?:above|previous|following|given) (?:context|passage|paragraph|text|article),? ["']?\{x+\}(?! ?\?)/,
  ],
  [
    'question-and-context',
    'span',
    1,
    'question',
    /(?:^|\n) *question: ?[{\u00A4][\s\S]*\n *(?:[a-z ]{0,12})?(?:context|passage|article|paragraph|text|plot): ?[{\u00A4]/,
  ],
  [
    'hole-options',
    'label',
    4,
    'a',
    /(?:^|\s)\(?a(?:[).]:?|:) ?["']?(?:an? )?[{\u00A4][^\n]{0,80}\s+\(?b(?:[).]:?|:) ?["']?(?:an? )?[{\u00A4]/,
  ],
  [
    'asks-property-of-text',
    'number',
    1,
    'what how compute calculate evaluate find',
    /\b(?:compute|calculate|evaluate|find|determine|give|return) the (?:[\w-]+ ){0,2}(?:ratio|gap|score|margin|rate|balance|share|average|price|age|index)\b/,
  ],
  [
    'asks-one-thing',
    'span',
    1,
    'what which who where name give identify find tell',
    /\b(?:what|which|who|where) (?:[\w-]+ ){1,4}?(?:is|are|was|were|does|did|do)\b[^?.\n]{0,80}\b(?:in|from|of|by|to|according to|given in) (?:the|this) (?:above |given |following )?(?:passage|text|article|paragraph|restaurant|story|document|email|message|sentence|table|report|press release|pedigree|list|contract|ad|posting)\b[^?\n]{0,40}\?|\b(?:name|give|identify|find) (?:the|one|a) (?:first |last |best |most \w+ |next |single )?(?!(?:key|main|list|summary|gist|overview|title|headline|short|brief|detailed)\b)[\w-]+ (?:that|which|in|close|mentioned|of|for|using|of which)\b/,
  ],
];

/** What is asked of a text that the prompt brings; these rules are read only where there is a hole or a quotation. */
export const inputShapes = shapeRules(rows);
