/** What a prompt asks for other than by a verb that orders: questions, names of tasks, and slots to fill at its end. */
import type { TaskKind } from './advice.ts';
import { textNouns } from './request-verbs.ts';

/** One way in which a task shows without an order. */
export interface QuestionCue {
  readonly task: TaskKind;
  readonly rule: string;
  /** The cue is tried only where the prompt has one of these words. */
  readonly words: readonly string[];
  readonly pattern: RegExp;
}

const properties =
  'sentiment|emotions?|tone|mood|intent|intention|topic|category|genre|stance|polarity|language|star rating|attitude|feeling|' +
  'emotional state|political leaning|priority|urgency|label';

const judgedTexts = `${textNouns}|questions?|quer(?:y|ies)|request|reviewer|author|speaker|user|customer|paraphrase|tweeter|candidate|premise|hypothesis|listings?|title|app|answer`;

/** Each is looked for once in the instructions. */
export const questionCues: readonly QuestionCue[] = [
  cue(
    'classification',
    'asks-property',
    'what which',
    `\\b(?:what|which)(?:'s| is| was| would be| are)? (?:(?:the|its|this|overall|main|general|primary|\\w+'s?) ){0,2}?(?:${properties})\\b(?! (?:of|for|in) (?:my|a|an)\\b)[^?\\n]{0,100}(?:\\?|:|\\{|\\n|$)`,
  ),
  cue(
    'classification',
    'which-of-labels',
    'which',
    '\\bwhich (?:of (?:the following|these|the) )?(?:\\w+ ){0,2}?(?:categor(?:y|ies)|departments?|topics?|labels?|intents?|class(?:es)?|sections?|teams?|tags?|options?,? (?:best )?(?:describes?|summari[sz]es?|represents?))\\b',
  ),
  cue(
    'classification',
    'yes-no-about-text',
    'is are was were does do did has have would can could should',
    `(?:^|[.!?:,\\n"] *)(?:is|are|was|were|does|do|did|has|have|would|can|could|should) (?!you |i |we )(?:\\S+ ){0,7}?(?:this|the|these|that|following|above|given|both|two) (?:\\S+ ){0,2}?(?:${judgedTexts})\\b[^?\\n]{0,140}\\?`,
  ),
  cue(
    'classification',
    'yes-or-no',
    'yes true correct always relevant supported same',
    '\\b(?:yes|true|correct|always|relevant|supported|same)["\'»]? ?(?:,|/|\\|| or)(?:[^.\\n]{0,24}?)\\b(?:no|false|incorrect|never|not|unsupported|irrelevant|different|neither|maybe)\\b',
  ),
  cue(
    'classification',
    'positive-or-negative',
    'positive negative favorable favourable',
    '\\b(?:positive|negative|favou?rable)(?:,| or|/)\\s*(?:a )?(?:positive|negative|neutral|unfavou?rable|mixed)\\b',
  ),
  cue(
    'classification',
    'same-meaning',
    'imply entail entails contradict same paraphrase paraphrases duplicate duplicates equivalent similar',
    '\\b(?:does|do|can|could|are|is|should|would)\\b[^?\\n]{0,80}\\b(?:imply|entail|entails|contradict|(?:mean|say|express|convey|expressing|saying) the same|same (?:meaning|thing|sense)|paraphrases?|duplicates?|equivalent|similar (?:meaning|to each other))\\b|\\bparaphrase or not\\b',
  ),
  cue(
    'classification',
    'asks-attitude',
    'feel feels feeling stand scale rate',
    '\\b(?:how (?:does|would|do|did|is) (?:\\S+ ){1,5}?(?:feel|feels|feeling)|where does (?:\\S+ ){1,6}?stand on|on a scale (?:of|from) \\d|how would you rate)\\b',
  ),
  cue(
    'classification',
    'choices',
    'possible one choices labels categories classes intents',
    '\\b(?:possible (?:answers|choices|labels|categories|classes|values|intents)|one of (?:the following|these)(?: \\w+)? (?:categories|labels|classes|intents|topics|emotions|options|values)|(?:categories|labels|classes|intents)(?: are)?:)',
  ),
  cue(
    'classification',
    'task-name',
    'classifier classification analysis routing router triage detection identification recognition moderator',
    '\\b(?:text|intent|sentiment|topic|document|e-?mail|ticket|spam|emotion) (?:classifier|classification|analysis task|routing|router|triage)\\b|\\b(?:hate speech|spam|toxicity|language|intent|sarcasm|emotion|fraud|sentiment|topic) (?:detection|identification|recognition)\\b|\\bcontent moderator\\b',
  ),
  cue(
    'classification',
    'to-be-classified',
    'classified categorized categorised labelled labeled tagged',
    '\\bbe (?:classified|categori[sz]ed|labell?ed|tagged) (?:as|into|by|with)\\b',
  ),
  cue(
    'extraction',
    'task-name',
    'recognition extraction parser ner',
    '\\b(?:named entity recognition|(?:information|entity|keyword|data) extraction|(?:extraction|ner) (?:algorithm|system|task|engine)|(?:invoice|resume|receipt|address|e-?mail) parser)\\b',
  ),
  cue(
    'extraction',
    'pull-out',
    'pull pulling copied',
    '\\bpull(?:ing)? out (?:all|the|every|any|name)\\b|\\bcopied from (?:it|the)\\b',
  ),
  cue(
    'extraction',
    'asks-mentioned',
    'mentioned named listed quoted',
    '\\b(?:which|what|who) (?:\\S+ ){0,4}?(?:is|are|was|were) (?:mentioned|named|listed|quoted)\\b',
  ),
  cue(
    'extraction',
    'value-in-text',
    'what',
    `\\bwhat (?:is|are|was|were) (?:the|its) (?:\\S+ ){1,4}?(?:mentioned |stated |named )?(?:in|from|on|of) (?:the|this) (?:${textNouns}|invoice|receipt|resume|order)\\b`,
  ),
  cue(
    'summarisation',
    'asks-about-what',
    'about main',
    `\\bwhat(?:'s| is| are) (?:this|the|that) (?:\\S+ )?(?:${textNouns}) about\\b|\\bwhat (?:is|are) the main (?:point|idea|topic)`,
  ),
  cue('agent', 'asks-agent', 'thought agent', '\\bthought:?,? action\\b|\\bagent\\b.{0,40}\\btools?\\b'),
];

/** How much of the end can be a slot, in characters. */
export const slotCharacters = 90;

/** Ends that leave a slot for the answer: `Sentiment:`, `Summary:`. */
export const slotCues: readonly QuestionCue[] = [
  cue(
    'classification',
    'label-slot',
    '',
    `(?:^|\\n) *(?:(?:the|overall|its|predicted|final) )?(?:${properties}|categor(?:y|ies)|class|classification|spam|toxic|relevance|rating|score|emotion|yes/no)s?(?: label)?(?: \\([^)\\n]{1,40}\\))? *(?::|is)\\s*$`,
  ),
  cue(
    'classification',
    'choice-slot',
    '',
    '(?:^|\\n)[^\\n:(]{0,30}\\([\\w -]{1,20}[/|][\\w -]{1,20}[^()\\n]{0,40}\\) *:\\s*$',
  ),
  cue(
    'extraction',
    'extraction-slot',
    '',
    '(?:^|\\n) *(?:keywords|entities|named entities|key phrases|extracted \\w+) *:\\s*$',
  ),
  cue(
    'summarisation',
    'summary-slot',
    '',
    '(?:\\btl;?dr\\b:?|(?:^|\\n) *(?:(?:short|concise|brief|new|final|your|the) )*(?:summary|headline|title)(?: is)? *:)\\s*$',
  ),
  cue(
    'rewrite',
    'rewrite-slot',
    '',
    '(?:^|\\n) *(?:standalone question|(?:re-?written|rephrased|corrected|improved|polite|paraphrased|simplified) \\w+|paraphrase|correction) *:\\s*$',
  ),
];

function cue(task: TaskKind, rule: string, words: string, pattern: string): QuestionCue {
  return { task, rule, words: words === '' ? [] : words.split(' '), pattern: new RegExp(pattern) };
}
