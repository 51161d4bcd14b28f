import type { ValidateOptions } from '@nodeless/eksctl-schema';
import { kindsOfRefusal } from './kinds.ts';
import { explainedAs } from './stricter.ts';
import type { Verdict } from './verdicts.ts';

export interface FalseRefusal {
  readonly kind: string;
  /** Where the README of the package tells why; undefined when it does not. */
  readonly explained: string | undefined;
  readonly ids: readonly string[];
}

/** Where the two differ, by the ids of the files. */
export interface Agreement {
  readonly files: number;
  /** Files about which both say the same. */
  readonly agreed: number;
  /** Accepted here, refused by eksctl at once. */
  readonly falseAccepts: readonly string[];
  /** Accepted here, refused by eksctl when part of the cluster may exist. */
  readonly laterAccepts: readonly string[];
  /** Refused here, accepted by eksctl: by rule, most files first. Several rules can refuse one file. */
  readonly falseRefusals: readonly FalseRefusal[];
}

/** Asks the package about every file that eksctl was asked about, and compares. */
export function agreement(verdicts: readonly Verdict[], options: ValidateOptions): Agreement {
  const answers = verdicts.map(({ config, id, verdict }) => ({
    id,
    verdict,
    kinds: kindsOfRefusal(config, options),
  }));
  const accepted = (verdict: Verdict['verdict']) =>
    answers.filter((answer) => answer.verdict === verdict && answer.kinds.length === 0).map(({ id }) => id);
  const falseAccepts = accepted('refused');
  const laterAccepts = accepted('refused later');
  const refused = answers.filter(({ kinds, verdict }) => verdict === 'accepted' && kinds.length > 0);
  const byKind = new Map<string, string[]>();
  for (const { id, kinds } of refused) {
    for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
  }
  return {
    files: answers.length,
    agreed: answers.length - falseAccepts.length - laterAccepts.length - refused.length,
    falseAccepts,
    laterAccepts,
    falseRefusals: [...byKind]
      .map(([kind, ids]) => ({ kind, ids, explained: explainedAs(kind) }))
      .sort((a, b) => b.ids.length - a.ids.length || (a.kind < b.kind ? -1 : 1)),
  };
}
