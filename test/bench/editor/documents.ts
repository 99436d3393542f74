/** Sizes of the documents, in lines. */
export const lineCounts: readonly number[] = [500, 2000];

const blockLines = 25;

/** Python of about that many lines: one call in 25 of them, as in a service that talks to a model a lot. */
export function pythonOf(lines: number): string {
  const blocks = Array.from({ length: Math.floor(lines / blockLines) }, (_, index) => blockOf(index));
  return `from openai import OpenAI\n\nclient = OpenAI()\n${blocks.join('')}`;
}

function blockOf(index: number): string {
  return `

def answer_${index}(question: str, history: list[str]) -> str:
    """Answers a question of step ${index}."""
    trimmed = question.strip()
    if not trimmed:
        return ""
    context = "\\n".join(history[-5:])
    response = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": "You answer questions about step ${index} in one short paragraph."},
            {"role": "user", "content": f"{context}\\n\\n{trimmed}"},
        ],
        max_tokens=${100 + index},
        temperature=0,
    )
    text = response.choices[0].message.content
    if text is None:
        raise ValueError("no answer in step ${index}")
    words = text.split()
    if len(words) > 400:
        words = words[:400]
    return " ".join(words)
`;
}
