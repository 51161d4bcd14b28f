import { distance } from 'fastest-levenshtein';

/** Longest list of candidates that is shown in full. */
const MOST_SHOWN = 20;

/** The candidate that somebody most likely meant, or undefined when none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const plain = typed.toLowerCase();
  let best: { candidate: string; cost: number } | undefined;
  for (const candidate of candidates) {
    const cost = distance(plain, candidate.toLowerCase());
    // Two swapped letters cost 2. Of three letters, two are most of the word.
    const most = candidate.length <= 3 ? 1 : Math.max(2, Math.floor(candidate.length / 3));
    if (cost <= most && (best === undefined || cost < best.cost)) {
      best = { candidate, cost };
    }
  }
  return best?.candidate;
}

/** "did you mean …", or the list of what is known when it is short. */
export function suggestion(typed: string, candidates: readonly string[]): string | undefined {
  const meant = nearest(typed, candidates);
  if (meant !== undefined) return `did you mean ${JSON.stringify(meant)}?`;
  if (candidates.length === 0) return undefined;
  return candidates.length <= MOST_SHOWN ? `known: ${candidates.join(', ')}` : undefined;
}

type Literal = string | number | boolean | null;

/** What to write instead of a value that is none of the allowed ones, in the form that YAML reads it. */
export function allowedInstead(typed: string | undefined, allowed: readonly Literal[]): string | undefined {
  const same = allowed.find((value) => typeof value !== 'string' && String(value) === typed);
  if (same !== undefined) return `write ${String(same)}, without quotes`;
  if (allowed.length === 1) return `write ${String(allowed[0])}`;
  const texts = allowed.filter((value) => typeof value === 'string');
  if (texts.length === allowed.length) return suggestion(typed ?? '', texts);
  return allowed.length <= MOST_SHOWN ? `allowed: ${allowed.map(String).join(', ')}` : undefined;
}
