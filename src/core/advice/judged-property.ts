/** Source of a pattern for what a text is judged by, with few possible answers. */
export const judgedProperty =
  '(?:sentiment|polarity|emotions?|mood|tone|intent(?:ion)?|topic|category|class|stance|language|genre|urgency|priority|severity|label|(?:semantic )?relations?(?:hips?)?|toxicity|feeling|attitude|type|department|section|part of speech|(?:grade |seniority |skill )?level|domain|risk level|difficulty|quality|subjectivity|entailment|verdict|status|gender|political leaning|bias|formality|style)';
