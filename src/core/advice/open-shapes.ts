import { type ShapeRuleRow, shapeRules } from './shape-rule.ts';

const rows: readonly ShapeRuleRow[] = [
  [
    'asks-json',
    'json',
    4,
    'json object yaml xml schema dictionary csv dict array',
    /\b(?:in|as|into|with|using|valid|return|output|respond|a|an|the following|strict|only|raw|to|produce|generate|provide) (?:an? |the )?(?:following |valid |single |strict |well-formed |minified |structured |compact |parsable |raw |flat |clean |array of )*(?:json|yaml|xml|csv|dictionary|python dict)\b|\bjson (?:format|object|array|with|only|output|response|list|schema)\b|\bkeys?:? (?:are|should be|must be)\b/,
  ],
  [
    'writes-code',
    'code',
    2,
    'code function script program sql regex query python javascript typescript java html css class bash component implement implementation command formula algorithm unit tests test snippet rust go',
    /\b(?:write|create|generate|implement|build|give|provide|show|develop|produce|complete|fix|refactor|debug|optimi[sz]e|convert|code|make|design|return|output|need|want|add|using|translate)\b(?: me)?(?: (?!iso|language|country|zip|postal|airport|currency|category)[\w+#.'-]+){0,7}? (?:code\b(?! only)|functions?|scripts?|programs?|sql|regex|regular expression|(?:sql|search|graphql|mongodb|cypher|database|select) quer(?:y|ies)|python|javascript|typescript|java|c\+\+|c#|html|css|class|bash|components?|commands?|formula|algorithm|unit tests?|snippet|endpoint|api|dockerfile|yaml|config(?:uration)? file|macro|shader|method)\b(?! (?:of the (?:following|text)|review|that classif))|\bimplement\b|\bdocstring\b|\bonly (?:the )?(?:code|sql)\b/,
  ],
  [
    'lists',
    'list',
    2,
    'list lists bullet bullets bulleted enumerate keywords entities names tags items all top ideas examples',
    /\b(?:(?<!\b(?:given|shown|with|is|from|in|of|this|the|following|provided|receive|sort) (?:an? )?)lists?|listing|enumerate|bullet(?:ed)?(?: points?| list)?s?|bullets|comma[- ]separated|numbered list|one per line)\b(?! (?:is|are|was|of the (?:options|choices)|contains))|\b(?:extract|find|identify|name|return|output|pull|retrieve|detect|give|show|get)\b(?: out| me)? (?:all|every|each|the|any|\w+)?(?: of)?(?: the)?(?: \w+){0,3}? (?:keywords|key ?phrases|entities|names|dates|locations|organi[sz]ations|people|places|items|skills|hashtags|tags|topics|emails|phrases|nouns|verbs|adjectives|words (?:that|which)|sentences (?:that|which)|action items|ingredients|facts|claims|events|reasons|examples|arguments|symptoms|drugs|companies|persons|triples?|differences|risks|products|pairs|errors)\b/,
  ],
  [
    'several-ideas',
    'list',
    2,
    'suggest suggestions ideas tips recommend recommendations brainstorm examples options ways alternatives',
    /\b(?:suggest|brainstorm|recommend|give|provide|share|offer|come up with|generate|propose|need|want|some|any|few|several|\d+)\b[^.\n]{0,40}\b(?:ideas|tips|suggestions|recommendations|alternatives|examples|options|ways|names|titles|questions|strategies|activities|books|movies|games|songs|headlines|synonyms|slogans)\b/,
  ],
  [
    'writes',
    'text',
    2,
    'write compose draft create generate produce craft make construct design develop prepare build invent imagine',
    /\b(?:(?:write|compose|draft|craft|invent|imagine)\b(?! (?:only|either|the shortest|the exact|true|yes|no|the (?:answer|label|correct|word|number|letter|name|category)|one word|a number|unanswerable|null|none)\b)|(?:generate|create|produce|make|construct|design|develop|prepare|build|formulate|devise|provide|give|form|pose|suggest|think of|come up with)(?: me| us| up| a| an| the| some| one| new| your| similar| short| brief| plausible| creative| appropriate| possible| good| detailed| \S+){0,6}? (?:questions?|sentences?|stor(?:y|ies)|titles?|headlines?|essays?|poems?|paragraphs?|responses?|reply|replies|text|summar(?:y|ies)|descriptions?|explanations?|dialogues?|conversations?|e-?mails?|letters?|articles?|reports?|reviews?|plots?|captions?|outlines?|plans?|posts?|tweets?|scripts?|bios?|biograph(?:y|ies)|messages?|jokes?|songs?|lyrics|recipes?|verbali[sz]ation|lexicali[sz]ation|completion|continuation|ending|beginning|premise|hypothesis|example|instructions|passages?|speech|pitch|slogans?|abstract|analysis|comparison|table|itinerary|schedule|budget|proposal|introduction|conclusion|feedback|advice|answer (?:that|which|to the user|in detail)|rationale|justification|reasoning|paraphrases?|version|review|notes?|minutes|documentation|docstring|comment|guide|tutorial|scenario|prompt|commentary|bill|counterargument|argument|utterance|questionnaire|survey|quiz|presentation|game|website|page|app|strategy|overview|debate|translation))\b/,
  ],
  [
    'rewrites',
    'rewrite',
    2,
    'rewrite rephrase paraphrase reword simplify edit proofread correct fix improve convert transform change revise polish shorten expand restate decompose split combine merge modify turn replace reformulate elaborate extend reorder reverse negate rearrange swap formalize anonymize remove',
    /\b(?:(?<!\bcan we )rewrit(?:e|ten|ing)|rephras(?:e|ing)|paraphras(?:e|ing) (?!of\b|each|or|the (?:other|second)|sentence)|reword|simplify|proofread|revise|polish|restate|decompose|reformulate|elaborate|anonymi[sz]e|(?<!\b(?:the|most|is|a|best|are|your|following|given) )(?:edit|correct|fix|improve|convert|transform|change|shorten|expand|split|combine|merge|modify|turn|replace|extend|reorder|reverse|negate|rearrange|swap|break(?: down)?|fuse|join|remove|delete|add)\b(?: (?:only|down|up|any|all|the|this|these|a|an|each|my|following|given|two|both|it|"[^"]{0,60}"|\{\w+\}|\u00A4+|\w+)){0,6} (?:sentences?|texts?|paragraphs?|passages?|grammar|grammatical|spelling|errors?|mistakes?|emails?|messages?|questions?|words?|html|into|to (?:a|an|the|make|be)|tone|drafts?|style|statements?|descriptions?|punctuation|phrases?|facts?|input|names?|titles?|markdown|format))\b/,
  ],
  [
    'summarises',
    'summary',
    2,
    'summarize summarise summary summaries condense tl tldr synopsis recap abstract compress digest summarizing summarization gist shorten highlights',
    /\b(?:summari[sz](?:e|es|ing)\b(?! (?:by (?:one|a|the) (?:of|following)))|(?:a|an|the|short|concise|brief|sentence|word|new|of|write|generate|provide|give|create|produce|me)(?: \w+)? (?:summary|synopsis|recap|tl;?dr|gist|digest|overview)\b(?! (?:of (?:the|a) (?:bill|movie|plot|product)\b.{0,20}:|is|that|provided|given|above|below|:|correct|accurate|match|faithful))|tl;?dr\b|condense|compress the|recap the|sum up|boil down)/,
  ],
  [
    'translates',
    'translation',
    2,
    'translate translation translating translator',
    /\btranslat(?:e|ing|ion of|or)\b(?!ion? (?:is|correct|error))|\binto (?:english|french|german|spanish|italian|chinese|japanese|hindi|arabic|russian|portuguese|korean|dutch|\{\w+\})\b/,
  ],
  [
    'explains',
    'text',
    4,
    'explain explanation why rationale justify justification reason reasons reasoning discuss describe elaborate step steps thoroughly detail detailed compare argue chain thought tell evidence because feedback',
    /\bexplain(?:ing|s)?\b(?! (?:nothing|the label|only))|\b(?:with|provide|give|include|and|add|write|including|your|followed by|generate|then|correct|show|state|plus|a|brief|short) (?:an? |the |your |brief |short |one-sentence |detailed |clear )*(?:explanation|rationale|justification|reasoning|reasons?|chain of thought|evidence|step[- ]by[- ]step|analysis|feedback|critique|comments?|suggestions|verdict and|confidence and)\b|(?:^|[.!?\n:,] ?)why\b|\brationale\b[^.\n]{0,40}\b(?:is|for|to|that)\b|\band why\b|\bexplain why\b|\bdiscuss\b|\bstep[- ]by[- ]step\b|\bin detail\b|\bjustify\b|\bcompare and contrast\b|\b(?:here's|that is|this is) why\b|\b(?:this is )?how i solved\b|\bbecause\s*$|\bthink (?:through|aloud|carefully and)\b|\bshow your (?:work|reasoning)\b|\bintermediate steps\b/,
  ],
  [
    'describes',
    'text',
    2,
    'describe description elaborate outline discuss tell teach introduce compare analyze analyse how what help plan guide',
    /\b(?:describe\b(?! the (?:stance|relation|emotion|sentiment|tone))|elaborate|outline|discuss|tell me (?:about|a|how|more|the story)|teach|introduce|compare|analy[sz]e (?:the|this|how|my|a) (?!sentiment|tone|intent|emotion|question|following (?:review|tweet|sentence))|walk me|guide me|help me (?!answer|choose|pick|decide)|give (?:me )?(?:an? )?(?:overview|introduction|advice|analysis)|plan (?:a|an|my)|how (?:do|does|can|could|should|would|to|did|is|are|has|have)\b(?! (?:\S+ ){0,7}?(?:feel|describe|fill|rate|classify|categori[sz]e|stand|abbreviate|disambiguate)\b)(?! (?:many|much|old|subjective|semantically|likely|similar|related|toxic|positive))|what (?:are|were) (?:some|the|your|my|good)|what (?:should|would|can|could|do|does) (?:i|we|you|happen|be(?! (?:the|an? (?:approximate|name)))|it mean|a)|what (?:is|does) (?:an?|it mean)\b(?! (?:possible|good|suitable|plausible|answer|correct|question))|tips|advice|pros and cons)\b/,
  ],
  [
    'converses',
    'text',
    2,
    'assistant chatbot helpful agent conversation customer support persona chat reply respond roleplay act tutor coach companion',
    /\byou are (?:an? |the )?(?:\w+,?[ -]){0,8}?(?:assistant|chatbot|bot|tutor|coach|companion|agent|concierge|therapist|copilot|advisor|teacher|guide|storyteller|mentor|npc|character)\b|\b(?:reply|respond) (?:to the|as|in a|to this|politely|to customers?|helpfully|kindly|empathetically)\b|\bwhat would (?:the|you|he|she|they|person) (?:\w+ ){0,2}?(?:say|reply|respond|answer)\b|\bact as\b|\brole-?play\b/,
  ],
  [
    'acts-with-tools',
    'text',
    4,
    'tools tool agent actions game',
    /\b(?:use|using|access to|assigned|call|following|available) (?:\w+ ){0,3}tools?\b|\bautonomous\b[^.\n]{0,30}\bagent\b|\bgame master\b|\bpossible actions\b|\bagent\b[^.\n]{0,60}\b(?:plan|actions|navigat\w+)\b/,
  ],
  [
    'long-form',
    'long-text',
    2,
    'essay article blog story chapter report paper script speech novel post guide detailed comprehensive thorough tutorial lyrics newsletter documentation whitepaper',
    /(?<!\b(?:this|the|my|following|given|each|these|above|your|of|from|in|for|below|which|two|both|first|second|better) (?:\w+ )?)\b(?:essay|articles? (?:about|on|for)|blog post|short story|(?:a|the|this) story (?:about|of|in|with|that)|chapter|research paper|comprehensive|thorough|in-depth|detailed (?:report|guide|plan|analysis|article|explanation|description|outline|strategy|tutorial)|tutorial|screenplay|newsletter|white ?paper|long-form|(?<!part of |of )speech|lyrics|cover letter|business plan|lesson plan|curriculum|documentation|movie script|play script)\b/,
  ],
  [
    'title',
    'sentence',
    2,
    'title headline subject caption slogan tagline',
    /\b(?:write|generate|suggest|create|give|provide|propose|make|what|choose|compose|come up with|craft|produce|think of|find|pick)\b[^.\n]{0,60}\b(?:title|headline|subject line|caption|slogan|tagline)\b/,
  ],
  [
    'asks-question',
    'sentence',
    2,
    'question questions',
    /\b(?:generate|write|create|ask|formulate|guess|suggest|pose|construct|make|come up with|reasonable|possible|plausible|produce|determine the|predict (?:a|the)|what (?:is|was|could be) (?:the|a)(?: possible)?|design|form|another|similar)\b(?: \w+){0,5}? questions?\b(?! (?:about the text is|below|is)\b)/,
  ],
  [
    'one-sentence',
    'sentence',
    2,
    'sentence sentences',
    /\b(?:generate|write|construct|make|form|create|produce|compose|complete|continue|finish|convert|provide|give|output|return|in|with|into|to)\b[^.\n]{0,50}\b(?:one|a|an|(?<!\bthe |these |following |whether )two|single|new|another|full|complete|grammatical|coherent|natural|declarative|short) ?(?:\w+ )?sentences?\b(?<!\bpair of sentences)(?! (?:and|you|is|are|that is|has|into (?:one|two|the following) (?:of|categor)|as (?:either|positive|true)))/,
  ],
];

/** Requests whose answer is open in length; these rules read the instructions alone. */
export const openShapes = shapeRules(rows);
