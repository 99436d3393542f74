/** Sources with calls, for tests that are about something else than finding them. */

/** A Python file with one call; `prompt` is the text of its one message. */
export function pythonCall(prompt: string, model = 'gpt-4o'): string {
  return [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def reply(ticket):',
    '    return client.chat.completions.create(',
    `        model="${model}",`,
    '        max_tokens=100,',
    `        messages=[{"role": "user", "content": f"${prompt}"}],`,
    '    )',
    '',
  ].join('\n');
}

/** A Python file of about so many lines, every tenth of them a function with a call, the rest ordinary code. */
export function longPythonFile(lines: number): string {
  const head = ['from openai import OpenAI', 'client = OpenAI()', ''];
  const blocks: string[] = [];
  for (let index = 0; head.length + blocks.length < lines; index++) {
    blocks.push(
      `def handle_${index}(ticket, history):`,
      `    """Handles the tickets of queue ${index}."""`,
      `    subject = ticket.get("subject", "queue ${index}")`,
      '    urgent = [line for line in history if "urgent" in line.lower() and len(line) < 400]',
      '    total = sum(len(line) for line in urgent) + len(subject) * 2',
      ...(index % 4 === 0 ? callLines(index) : ['    for line in urgent:', '        total += line.count(subject)']),
      '    return {"subject": subject, "total": total}',
      '',
    );
  }
  return [...head, ...blocks].slice(0, lines).join('\n');
}

function callLines(index: number): readonly string[] {
  return [
    '    answer = client.chat.completions.create(',
    '        model="gpt-4o",',
    '        max_tokens=200,',
    `        messages=[{"role": "system", "content": "You sort tickets of queue ${index} into one of five labels."},`,
    '                  {"role": "user", "content": f"{subject}: {total}"}],',
    '    )',
  ];
}
