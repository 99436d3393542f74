/** What a prompt asks for other than by a verb that orders: questions, slots to fill at its end, and roles. */
import type { TaskKind } from './advice.ts';
import { textNouns } from './request-verbs.ts';

export interface QuestionCue {
  readonly task: TaskKind;
  readonly rule: string;
  readonly pattern: RegExp;
}

const properties =
  'sentiment|emotions?|tone|mood|intent|intention|topic|category|genre|stance|polarity|language|star rating|attitude|feeling|' +
  'emotional state|political leaning|priority|urgency|label';

const judgedTexts = `${textNouns}|questions?|quer(?:y|ies)|request|reviewer|author|speaker|user|customer|paraphrase|tweeter|candidate|premise|hypothesis|query|listings?|title|app|answer`;

/** Each is looked for once in the instructing words. */
export const questionCues: readonly QuestionCue[] = [
  cue(
    'classification',
    'asks-property',
    `\\b(?:what|which)(?:'s| is| was| would be| are)? (?:(?:the|its|this|overall|main|general|primary|\\w+'s?) ){0,2}?(?:${properties})\\b(?! (?:of|for|in) (?:my|a|an)\\b)[^?\\n]{0,100}(?:\\?|:|\\{|\\n|$)`,
  ),
  cue(
    'classification',
    'which-of-labels',
    '\\bwhich (?:of (?:the following|these|the) )?(?:\\w+ ){0,2}?(?:categor(?:y|ies)|departments?|topics?|labels?|intents?|class(?:es)?|sections?|teams?|tags?|options?,? (?:best )?(?:describes?|summari[sz]es?|represents?))\\b',
  ),
  cue(
    'classification',
    'yes-no-about-text',
    `(?:^|[.!?:,\\n"] *)(?:is|are|was|were|does|do|did|has|have|would|can|could|should) (?!you |i |we )(?:\\S+ ){0,7}?(?:this|the|these|that|following|above|given|both|two) (?:\\S+ ){0,2}?(?:${judgedTexts})\\b[^?\\n]{0,140}\\?`,
  ),
  cue(
    'classification',
    'yes-or-no',
    '\\b(?:yes|true|correct|always|relevant|supported|same)["\'”]? ?(?:,|/|\\|| or)(?:[^.\\n]{0,24}?)\\b(?:no|false|incorrect|never|not|unsupported|irrelevant|different|neither|maybe)\\b',
  ),
  cue(
    'classification',
    'positive-or-negative',
    '\\b(?:positive|negative|favou?rable)(?:,| or|/)\\s*(?:a )?(?:positive|negative|neutral|unfavou?rable|mixed)\\b',
  ),
  cue(
    'classification',
    'same-meaning',
    '\\b(?:does|do|can|could|are|is|should|would)\\b[^?\\n]{0,80}\\b(?:imply|entail|entails|contradict|(?:mean|say|express|convey|expressing|saying) the same|same (?:meaning|thing|sense)|paraphrases?|duplicates?|equivalent|similar (?:meaning|to each other))\\b|\\bparaphrase or not\\b',
  ),
  cue(
    'classification',
    'asks-attitude',
    '\\b(?:how (?:does|would|do|did|is) (?:\\S+ ){1,5}?(?:feel|feels|feeling)|where does (?:\\S+ ){1,6}?stand on|on a scale (?:of|from) \\d|how would you rate)\\b',
  ),
  cue(
    'classification',
    'label-slot',
    `(?:^|\\n) *(?:(?:the|overall|its|predicted|final) )?(?:${properties}|categor(?:y|ies)|class|classification|spam|toxic|relevance|rating|score|emotion|yes/no)s?(?: label)?(?: \\([^)\\n]{1,40}\\))? *(?::|is)\\s*$`,
  ),
  cue(
    'classification',
    'choices',
    '\\b(?:possible (?:answers|choices|labels|categories|classes|values|intents)|one of (?:the following|these)(?: \\w+)? (?:categories|labels|classes|intents|topics|emotions|options|values)|(?:categories|labels|classes|intents)(?: are)?:)',
  ),
  cue(
    'classification',
    'classifier-role',
    '\\b(?:text|intent|sentiment|topic|document|e-?mail|ticket|spam|emotion) (?:classifier|classification|analysis task|routing|router|triage)\\b|\\b(?:hate speech|spam|toxicity|language|intent|sarcasm|emotion|fraud|sentiment|topic) (?:detection|identification|recognition)\\b|\\bcontent moderator\\b',
  ),
  cue(
    'extraction',
    'extraction-role',
    '\\b(?:named entity recognition|(?:information|entity|keyword|data) extraction|(?:extraction|ner) (?:algorithm|system|task|engine)|(?:invoice|resume|receipt|address|e-?mail) parser)\\b',
  ),
  cue('extraction', 'pull-out', '\\bpull(?:ing)? out (?:all|the|every|any|name)\\b|\\bcopied from (?:it|the)\\b'),
  cue(
    'extraction',
    'value-in-text',
    `\\bwhat (?:is|are|was|were) (?:the|its) (?:\\S+ ){1,4}?(?:mentioned |stated |named )?(?:in|from|on|of) (?:the|this) (?:${textNouns}|invoice|receipt|resume|order)\\b`,
  ),
  cue(
    'extraction',
    'extraction-slot',
    '(?:^|\\n) *(?:keywords|entities|named entities|key phrases|extracted \\w+) *:\\s*$',
  ),
  cue(
    'summarisation',
    'summary-slot',
    '(?:\\btl;?dr\\b|(?:^|\\n) *(?:(?:short|concise|brief|new|final|your|the) )*(?:summary|headline|title|tl;dr)(?: is)? *:)\\s*$',
  ),
  cue(
    'summarisation',
    'asks-about-what',
    `\\bwhat(?:'s| is| are) (?:this|the|that) (?:\\S+ )?(?:${textNouns}) about\\b|\\bwhat (?:is|are) the main (?:point|idea|topic)`,
  ),
  cue(
    'rewrite',
    'rewrite-slot',
    '(?:^|\\n) *(?:standalone question|(?:re-?written|rephrased|corrected|improved|polite|paraphrased|simplified) \\w+|paraphrase|correction) *:\\s*$',
  ),
  cue('agent', 'asks-agent', '\\bthought:?,? action\\b|\\bagent\\b.{0,40}\\btools?\\b'),
];

function cue(task: TaskKind, rule: string, pattern: string): QuestionCue {
  return { task, rule, pattern: new RegExp(pattern) };
}
