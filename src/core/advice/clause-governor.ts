/**
 * Whether a count in a sentence speaks of the answer. It does when the nearest word before it that governs the clause asks
 * for output; descriptions of the input ("given a two-word phrase", "the passage has 3 paragraphs") do not.
 */
export type ClauseObject = 'output' | 'transformed' | 'input' | 'unstated';

/** Verbs and subjects of the answer. */
const output =
  /\b(?:write|writing|generate|compose|create|draft|produce|give|giving|provide|answer(?!s? (?:choice|option))|answering|respond|responding|reply|replying|return|output|(?<!\b(?:an?|the|this|following|given|of) )(?:list|name|report|state|share|pitch|use)|include|contain|make|using|keep|limit(?:ed)?|restrict(?:ed)?|cap|describe|explain|tell|say|elaborate|discuss|outline|present|offer|suggest|prepare|develop|craft|construct|formulate|come up with|finish|continue|complete|deliver|submit|print|need|want|would like|looking for|aim|stick|length|(?:should|must|shall|can|cannot|may|will|has to|have to|needs? to|ought to|not)(?: not| only| all)? (?:be|have|contain|include|consist|comprise|exceed|use|span|stay|fit|go|run|take)|response|reply|summary|be (?:brief|concise|short)|briefly|concise(?:ly)?|short|exceed|format(?:ted)?|structured?|max(?:imum)?|min(?:imum)?|build|express|define|introduce|argue|justify|recommend|propose|think of|brainstorm|extract|identify|select|pick|choose|essay|output)\b/g;

/** Verbs whose object is the input: only what follows `in`, `to`, `as` … is the answer. */
const transformed =
  /\b(?:summari[sz]e|summari[sz]ing|rewrite|rephrase|paraphrase|shorten|condense|compress|reduce|simplify|translate|combine|merge|split|convert|break|expand|extend|edit|turn|proofread|compare|fix|correct|fuse|join|decompose|distill?|recap|sum up|digest|analy[sz]e|classify|read|review|explain)\b/g;

/** What is handed to the model, or is spoken of as a thing of the world. */
const input =
  /^\s*why (?:do|does|did|is|are)\b[^?]*(?=\s)|\b(?:(?<!\bthe )given|here (?:is|are)|(?:you|we)(?:'ll| will|'re| are)?(?: be)? (?:given|provided|presented|shown|get|receive|see|have)|receives?|provided with|presented with|consider|based on|look at|there (?:are|is|will be)(?! (?:at least|at most|exactly|only|no more))|(?:is|are) made up of|who|i(?:'ve| have| had| wrote| got| read| am given| will (?:give|provide|send|share))|(?:the|this|each|my) (?:\w+ )?(?:input|passage|source|original|document|user|prompt|context|article|text|tweet|review|sentence|paragraph|author|story|line|conversation|message)(?: below| above)? (?:is|are|will|(?:has|have)(?! to)|had|contain(?:s|ed)?|consist(?:s|ed)?|use[sd])|(?:function|program|script|regex|regular expression|query|code|class|method|app|application|game|algorithm|sql|macro|formula|play|puzzle|component|website|password|passwords|usernames?) (?:that|which|to|for|with|where|must|should|of)|return(?:s|ing)? (?:true|false|the)|inputs?:|^\s*(?:does|do|is|are|did|was|were|has|have) (?:the|this|these|that|it|each|both) [^?]*(?=\s))/g;

const directlyBefore =
  /\b(?:in|into|to|as|using|with|within|under|of|than|for|by|be|most|least|about|around|approximately|exactly|only|max|maximum|roughly|just|over|between|up to|below|minimum|min)(?: an?| the form of an?)? ?\(?$/;

/** What governs the text that follows `before`, which is one sentence up to a count. */
export function clauseObject(before: string): ClauseObject {
  const out = lastEnd(output, before);
  const turn = lastEnd(transformed, before);
  const given = lastEnd(input, before);
  if (given >= 0 && given >= out && given >= turn) return 'input';
  if (turn > out) return directlyBefore.test(before) ? 'output' : 'transformed';
  return out >= 0 ? 'output' : 'unstated';
}

function lastEnd(pattern: RegExp, text: string): number {
  let end = -1;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
