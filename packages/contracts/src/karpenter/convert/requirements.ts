import { NODE_LABELS } from '../labels.ts';
import type { Requirement } from '../requirement.ts';
import { renamedKey } from './names.ts';
import type { Path, TakeNote } from './note.ts';

/** Older names of labels, under which a requirement counts as well. Source: NormalizedLabels of Karpenter. */
const SAME_LABEL: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', NODE_LABELS.architecture],
  ['beta.kubernetes.io/os', NODE_LABELS.operatingSystem],
  ['beta.kubernetes.io/instance-type', NODE_LABELS.instanceType],
]);

const INSTANCE_LABELS: readonly string[] = [
  NODE_LABELS.instanceType,
  NODE_LABELS.instanceFamily,
  NODE_LABELS.instanceCategory,
  NODE_LABELS.instanceGeneration,
];

const SINGLE_DEFAULTS: readonly Requirement[] = [
  { key: NODE_LABELS.operatingSystem, operator: 'In', values: ['linux'] },
  { key: NODE_LABELS.architecture, operator: 'In', values: ['amd64'] },
  { key: NODE_LABELS.capacityType, operator: 'In', values: ['on-demand'] },
];

const INSTANCE_DEFAULTS: readonly Requirement[] = [
  { key: NODE_LABELS.instanceCategory, operator: 'In', values: ['c', 'm', 'r'] },
  { key: NODE_LABELS.instanceGeneration, operator: 'Gt', values: ['2'] },
];

/**
 * The requirements of a Provisioner and, written down, those that its webhook added by itself.
 * Source: `SetDefaults` in pkg/apis/v1alpha5/provisioner.go of karpenter-provider-aws 0.32.
 */
export function withOldDefaults(
  requirements: readonly Requirement[],
  path: Path,
  note: TakeNote,
): Requirement[] {
  const keys = new Set(requirements.map(({ key }) => SAME_LABEL.get(key) ?? key));
  const added = [
    ...SINGLE_DEFAULTS.filter(({ key }) => !keys.has(key)),
    ...(INSTANCE_LABELS.some((key) => keys.has(key)) ? [] : INSTANCE_DEFAULTS),
  ];
  if (added.length > 0) {
    note(path, {
      code: 'convert/default-written',
      severity: 'info',
      message: `v1alpha5 added ${added.map(inWords).join('; ')} by itself; v1 does not, so it is written down`,
      hint: 'widen or remove these requirements if nodes may be of other kinds',
    });
  }
  return [...renamedRequirements(requirements, path, note), ...added];
}

/** Requirements under v1's names of labels. */
export function renamedRequirements(
  requirements: readonly Requirement[],
  path: Path,
  note: TakeNote,
): Requirement[] {
  return requirements.map((requirement, index) => ({
    ...requirement,
    key: renamedKey(requirement.key, [...path, index, 'key'], note),
  }));
}

function inWords({ key, operator, values = [] }: Requirement): string {
  return `${key} ${operator} ${values.join(', ')}`;
}
