/** Runs the checks one after another, shows them, and sends the results to its server: those that its address names after `#`, or all. */
import type { Check } from './check.ts';
import { CHECKS } from './checks.ts';

/** An emulated VM is slow. */
const WITHIN_MS = 60_000;

interface Result {
  readonly name: string;
  readonly text: string;
  readonly problem?: string;
}

async function resultOf({ name, text, run }: Check): Promise<Result> {
  try {
    await Promise.race([
      (async () => run())(),
      new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), WITHIN_MS)),
    ]);
    return { name, text };
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      name,
      text,
      problem: message
        .replace(/^Error: |\s+/g, ' ')
        .trim()
        .slice(0, 200),
    };
  }
}

const names = location.hash.slice(1).split(',');
const chosen = location.hash === '' ? CHECKS : CHECKS.filter(({ name }) => names.includes(name));
const list = document.createElement('ol');
document.body.append(list);
const results: Result[] = [];
for (const check of chosen) {
  const result = await resultOf(check);
  results.push(result);
  const item = document.createElement('li');
  item.textContent = `${result.text}: ${result.problem ?? 'works'}`;
  list.append(item);
}
await fetch('/results', { method: 'POST', body: JSON.stringify(results) });
