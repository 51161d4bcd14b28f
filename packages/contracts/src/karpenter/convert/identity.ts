import type { Path, TakeNote } from './note.ts';
import { PLACEHOLDERS } from './placeholders.ts';

/** Who nodes are in AWS: a role, or the instance profile that holds one. */
export type NodeIdentity = { readonly role: string } | { readonly instanceProfile: string };

/**
 * v1 wants exactly one of the two. A template without an instance profile used the one of Karpenter's settings, which
 * no longer exists and which the file does not hold.
 *
 * @param chosen what the person has said on the way
 */
export function nodeIdentity(
  instanceProfile: string | undefined,
  chosen: NodeIdentity | undefined,
  path: Path,
  note: TakeNote,
): NodeIdentity {
  if (instanceProfile !== undefined) return { instanceProfile };
  if (chosen !== undefined) return chosen;
  note(path, {
    code: 'convert/fill-in',
    severity: 'warning',
    message: `the file names no instance profile (settings.aws.defaultInstanceProfile was used, which v1 does not have): role "${PLACEHOLDERS.role}" stands in its place`,
    hint: 'convert again with --role <name of the node role>, or with --instance-profile <name>',
  });
  return { role: PLACEHOLDERS.role };
}
