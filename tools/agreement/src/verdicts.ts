/**
 * What eksctl did with a file: took it, refused it at once, or refused it in a later step of `create cluster` (Fargate
 * profiles, capabilities, subnets, CloudFormation templates), when part of the cluster may exist already.
 */
export const VERDICTS = ['accepted', 'refused', 'refused later'] as const;

/** One recorded answer of eksctl. */
export interface Verdict {
  readonly id: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly config: unknown;
}

/**
 * Reads verdicts: one JSON object a line, with `id`, `verdict` and `config`; other keys are of no interest.
 *
 * @throws when a line is something else, with its number
 */
export function readVerdicts(text: string): Verdict[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const value: unknown = JSON.parse(line);
      if (!isVerdict(value))
        throw new Error(`line ${number} is no verdict: id, verdict and config are needed`);
      return value;
    });
}

function isVerdict(value: unknown): value is Verdict {
  if (typeof value !== 'object' || value === null || !('config' in value)) return false;
  return (
    'id' in value &&
    typeof value.id === 'string' &&
    'verdict' in value &&
    VERDICTS.some((known) => known === value.verdict)
  );
}
