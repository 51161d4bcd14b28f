import { distance } from 'fastest-levenshtein';

/** The candidate that somebody most likely meant, or undefined when none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const plain = typed.toLowerCase();
  let best: { candidate: string; cost: number } | undefined;
  for (const candidate of candidates) {
    const cost = distance(plain, candidate.toLowerCase());
    if (cost <= Math.max(1, Math.floor(candidate.length / 3)) && (best === undefined || cost < best.cost)) {
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
  return candidates.length <= 20 ? `known: ${candidates.join(', ')}` : undefined;
}
