import { at, isJsonObject } from '@nodeless/core';
import { leaves } from '../compare/leaves.ts';
import type { Change } from '../compare/match.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import { touches } from '../classify/pattern.ts';
import type { FieldChange } from '../report/field-change.ts';
import { CONFIG_STEPS, uncovered } from './cluster-config-steps.ts';
import type { PlannedStep, StepDraft, StepInput } from './config-step.ts';
import { goesBack } from './authentication-mode.ts';
import { FIXED } from './fixed-fields.ts';
import { stackSteps } from './stack-steps.ts';

export type { PlannedStep } from './config-step.ts';

/** What is read of a cluster's trees beside the changes, when there is something to do. */
export interface PlanTrees {
  /** The ClusterConfig of a side. */
  readonly config: (side: 'base' | 'head') => TreeObject | undefined;
  /** The head has pools of Karpenter. */
  readonly runsKarpenter: () => boolean;
  /** Templates of CloudFormation in the head, relative to the repository's root. */
  readonly templates: () => readonly string[];
}

/** What people have to do for one cluster, in order. Empty when Argo CD does it all. */
export function actionSteps(cluster: string, changes: readonly Change[], trees: PlanTrees): PlannedStep[] {
  const outside = changes.filter(({ operation, ...sides }) => {
    const object = 'after' in sides ? sides.after : 'before' in sides ? sides.before : undefined;
    return operation !== undefined && object !== undefined && object.place.area !== 'application';
  });
  if (outside.length === 0) return [];
  const [base, head] = [trees.config('base'), trees.config('head')];
  const config = head ?? base;
  const region = String(at(config?.value, 'metadata', 'region') ?? '<region>');
  const name = String(at(config?.value, 'metadata', 'name') ?? cluster);
  const steps = isNewCluster(outside)
    ? [bringToLife(name)]
    : [
        ...stackSteps(outside, {
          cluster: name,
          region,
          before: base?.value,
          after: head?.value,
          templates: trees.templates(),
        }),
        ...outside.flatMap((change) => configSteps(change, name, region, trees)),
        ...bootstrap(outside),
      ];
  return (['before-merge', 'after-merge'] as const).flatMap((when) =>
    steps.filter((step) => step.when === when),
  );
}

function isConfig(object: TreeObject): boolean {
  return isKind(object, 'eksctl.io', 'ClusterConfig');
}

function isNewCluster(changes: readonly Change[]): boolean {
  return changes.some((change) => change.operation === 'added' && isConfig(change.after));
}

function bringToLife(cluster: string): PlannedStep {
  return {
    tool: 'nodeless',
    when: 'after-merge',
    title: 'bring the cluster to life, in the steps that its README.md shows, too',
    commands: [`npx nodeless bootstrap ${cluster}`],
    disrupts: 'nothing',
    source: 'https://docs.aws.amazon.com/eks/latest/eksctl/creating-and-managing-clusters.html',
  };
}

function configSteps(change: Change, cluster: string, region: string, trees: PlanTrees): PlannedStep[] {
  if (change.operation !== 'changed' || !isConfig(change.after)) return [];
  const fields = leaves(change.fields);
  const input: StepInput = {
    file: change.after.place.file,
    cluster,
    region,
    before: change.before.value,
    after: change.after.value,
    fields,
    runsKarpenter: trees.runsKarpenter(),
  };
  const fixed = FIXED.filter(({ path }) => fields.some((field) => isFixed(path, field)));
  const drafts = CONFIG_STEPS.filter(({ paths }) =>
    paths.some((path) => fields.some((field) => touches(field, path))),
  ).flatMap(({ steps }) => steps(input));
  const rest = uncovered(
    fields,
    FIXED.map(({ path }) => path),
  );
  return [
    ...fixed.map(({ path, why, source }): PlannedStep => ({
      tool: 'impossible',
      when: 'before-merge',
      title: `${path} cannot be changed: ${why}`,
      commands: [],
      disrupts: 'a new cluster is needed',
      source,
    })),
    ...drafts.map(planned),
    ...(rest.length === 0
      ? []
      : [
          planned({
            title: `no command of eksctl changes ${rest.join(', ')} in a cluster that is there`,
            commands: [],
            disrupts: 'depends on the change; look at the documentation of the field',
            source: 'https://docs.aws.amazon.com/eks/latest/eksctl/schema.html',
          }),
        ]),
  ];
}

function planned({ title, commands, disrupts, source, when = 'before-merge' }: StepDraft): PlannedStep {
  const tool = commands.length === 0 ? 'manual' : commands[0]?.startsWith('aws ') === true ? 'aws' : 'eksctl';
  return { tool, when, title, commands, disrupts, source };
}

/**
 * The key of Secrets may be set once, so only another one, or none, is refused; of authentication modes, the way back.
 */
export function isFixed(path: string, field: FieldChange): boolean {
  if (!touches(field, path)) return false;
  if (path === 'accessConfig.authenticationMode') return goesBack(field);
  return path !== 'secretsEncryption.keyARN' || valueOf(field, path) !== undefined;
}

/** What stood at a path before, where a field is the path or holds it. */
function valueOf({ path, before }: FieldChange, wanted: string): unknown {
  return isJsonObject(before) ? at(before, ...wanted.split('.').slice(path.length)) : before;
}

/** Files that are applied by hand; Argo CD reads what root and its project are from its own folder. */
function bootstrap(changes: readonly Change[]): PlannedStep[] {
  const touched = changes.some(
    (change) => change.operation === 'changed' && change.after.ref.kind === 'Kustomization',
  );
  if (!touched) return [];
  return [
    {
      tool: 'manual',
      when: 'after-merge',
      title: 'bootstrap files change; they are used again only when the cluster is recreated',
      commands: [],
      disrupts: 'nothing',
      source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/',
    },
  ];
}
