import { DISRUPTED_TAINT, DO_NOT_DISRUPT_ANNOTATION } from '../constants.ts';
import { NODE_LABELS } from '../labels.ts';
import type { Path, TakeNote } from './note.ts';

/**
 * Labels, annotations and tags that have another name in v1.
 * Source: https://karpenter.sh/v1.0/upgrading/v1-migration/ and the v1beta1 migration of 0.32.
 */
export const NEW_NAMES: ReadonlyMap<string, string> = new Map([
  ['karpenter.sh/provisioner-name', NODE_LABELS.nodePool],
  ['karpenter.sh/do-not-evict', DO_NOT_DISRUPT_ANNOTATION],
  ['karpenter.sh/do-not-consolidate', DO_NOT_DISRUPT_ANNOTATION],
  ['karpenter.sh/managed-by', 'eks:eks-cluster-name'],
]);

/** Key and value of the taint that {@link DISRUPTED_TAINT} replaced, which has no value. */
export const OLD_DISRUPTION_TAINT = 'karpenter.sh/disruption';
const DISRUPTING = 'disrupting';

type Texts = { readonly [key: string]: string };

/** The map under v1's names. Where two keys become one, `true` of either stays. */
export function renamedKeys(map: Texts, path: Path, note: TakeNote): Texts {
  const renamed = new Map<string, { readonly key: string; readonly value: string }>();
  for (const [key, value] of Object.entries(map)) {
    const name = renamedKey(key, [...path, key], note);
    const earlier = renamed.get(name);
    const kept = earlier === undefined || value === 'true' ? { key, value } : earlier;
    renamed.set(name, kept);
    if (earlier === undefined) continue;
    const lost = kept === earlier ? key : earlier.key;
    note([...path, lost], {
      code: 'convert/left-out',
      severity: 'info',
      message: `"${lost}: ${map[lost]}" is left out: "${kept.key}" has the same name in v1`,
    });
  }
  return Object.fromEntries([...renamed].map(([name, { value }]) => [name, value]));
}

/** v1's name of a label, an annotation or a tag. */
export function renamedKey(key: string, path: Path, note: TakeNote): string {
  const name = NEW_NAMES.get(key);
  if (name === undefined) return key;
  note(path, {
    code: 'convert/renamed',
    severity: 'info',
    message: `"${key}" is called "${name}" in v1`,
    hint: 'rename it in workloads too',
  });
  return name;
}

type OldTaint = {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  readonly timeAdded?: string;
};

/** Taints without the time, which only nodes have. */
export function convertTaints(taints: readonly OldTaint[], path: Path, note: TakeNote) {
  return taints.map(({ timeAdded, ...taint }, index) => {
    const at = [...path, index];
    if (timeAdded !== undefined) {
      note([...at, 'timeAdded'], {
        code: 'convert/left-out',
        severity: 'info',
        message: 'timeAdded of a taint is left out: it belongs to a node, not to the template of nodes',
      });
    }
    if (taint.key !== OLD_DISRUPTION_TAINT || taint.value !== DISRUPTING) return taint;
    note(at, {
      code: 'convert/renamed',
      severity: 'info',
      message: `the taint "${OLD_DISRUPTION_TAINT}=${DISRUPTING}" is called "${DISRUPTED_TAINT}" in v1 and has no value`,
      hint: 'rename it in tolerations too',
    });
    return { key: DISRUPTED_TAINT, effect: taint.effect };
  });
}
