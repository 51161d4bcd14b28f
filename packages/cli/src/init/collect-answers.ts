import type { ValueProblem } from '@nodeless/sources';
import { answersOf, problemOfAll, QUESTIONS, type Answers, type Typed } from './answers.ts';
import type { Ask } from './ask.ts';

type Key = keyof typeof QUESTIONS;

export interface Collection {
  /** From the command line. */
  readonly typed: Typed;
  /** Where nothing was typed. A default that would be refused is none. */
  readonly defaults: Typed;
  /** Absent where nobody can be asked. */
  readonly ask?: Ask | undefined;
  /** What is wrong with an answer, to the person who gave it. */
  readonly tell: (problem: string) => void;
}

/** Sound answers, or every problem as one sentence a line. */
export type Collected = { readonly answers: Answers } | { readonly problems: readonly string[] };

/** Takes what was typed, asks a person for the rest, and tells all problems at once where nobody can be asked. */
export async function collectAnswers({ typed, defaults, ask, tell }: Collection): Promise<Collected> {
  const keys = Object.keys(QUESTIONS) as Key[];
  const problems = keys.flatMap((key) => {
    const text = typed[key];
    const problem = text === undefined ? undefined : QUESTIONS[key].problem(text);
    return problem === undefined ? [] : [`${QUESTIONS[key].flag}: ${sentence(problem)}`];
  });
  if (problems.length > 0) return { problems: [...problems, ...missing(keys, typed, defaults, ask)] };
  const unanswered = missing(keys, typed, defaults, ask);
  if (unanswered.length > 0) return { problems: unanswered };

  const all: { [key in Key]?: string } = {};
  for (const key of keys) {
    const text =
      typed[key] ??
      (ask === undefined ? defaultOf(key, defaults) : await askUntilSound(key, defaults, ask, tell));
    if (text === undefined) return { problems: ['not all questions were answered'] };
    all[key] = text;
  }
  const whole = all as { readonly [key in Key]: string };
  const problem = problemOfAll(whole);
  return problem === undefined ? { answers: answersOf(whole) } : { problems: [sentence(problem)] };
}

function missing(keys: readonly Key[], typed: Typed, defaults: Typed, ask: Ask | undefined): string[] {
  if (ask !== undefined) return [];
  const flags = keys
    .filter((key) => typed[key] === undefined && defaultOf(key, defaults) === undefined)
    .map((key) => QUESTIONS[key].flag);
  if (flags.length === 0) return [];
  return [`missing: ${flags.join(', ')}; without a terminal nobody can be asked`];
}

function defaultOf(key: Key, defaults: Typed): string | undefined {
  const text = defaults[key];
  return text === undefined || QUESTIONS[key].problem(text) !== undefined ? undefined : text;
}

async function askUntilSound(
  key: Key,
  defaults: Typed,
  ask: Ask,
  tell: (problem: string) => void,
): Promise<string | undefined> {
  const { question, problem } = QUESTIONS[key];
  const fallback = defaultOf(key, defaults);
  const prompt = `${question}${fallback === undefined ? '' : ` (${fallback})`}: `;
  for (;;) {
    const line = await ask(prompt);
    if (line === undefined) return undefined;
    const text = line.trim() === '' && fallback !== undefined ? fallback : line.trim();
    const wrong = problem(text);
    if (wrong === undefined) return text;
    tell(sentence(wrong));
  }
}

function sentence({ message, hint }: ValueProblem): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}
