import { at, stackName } from '@nodeless/core';
import type { Change } from '../compare/match.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import { touches } from '../classify/pattern.ts';
import type { FieldChange } from '../report/field-change.ts';
import type { ActionPlan } from '../report/action-plan.ts';
import { CONFIG_STEPS, uncovered } from './cluster-config-steps.ts';
import type { StepInput } from './config-step.ts';
import { goesBack } from './authentication-mode.ts';
import { FIXED } from './fixed-fields.ts';
import { replacing, REPLACEMENT_SOURCE } from './replacements.ts';

export type PlannedStep = ActionPlan['steps'][number];

const STACKS = 'https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/';

/** What people have to do for one cluster, in order. Empty when Argo CD does it all. */
export function actionSteps(
  cluster: string,
  changes: readonly Change[],
  configOf: () => TreeObject | undefined,
): PlannedStep[] {
  const outside = changes.filter(({ operation, ...sides }) => {
    const object = 'after' in sides ? sides.after : 'before' in sides ? sides.before : undefined;
    return operation !== undefined && object !== undefined && object.place.area !== 'application';
  });
  if (outside.length === 0) return [];
  const config = configOf();
  const region = String(at(config?.value, 'metadata', 'region') ?? '<region>');
  const name = String(at(config?.value, 'metadata', 'name') ?? cluster);
  return [
    ...stackSteps(outside, name, region),
    ...outside.flatMap((change) => configSteps(change, name, region)),
    ...bootstrap(outside, cluster),
  ];
}

/** One deploy for each template that changes. */
function stackSteps(changes: readonly Change[], cluster: string, region: string): PlannedStep[] {
  const stacks = new Map<string, Change[]>();
  for (const change of changes) {
    const object = change.operation === 'removed' ? change.before : change.after;
    if (object.place.area !== 'cloudformation') continue;
    stacks.set(object.place.file, [...(stacks.get(object.place.file) ?? []), change]);
  }
  return [...stacks].map(([file, parts]): PlannedStep => {
    const removed = parts.flatMap((part) => (part.operation === 'removed' ? [part.before] : []));
    const application = (removed[0] ?? firstAfter(parts))?.place.application ?? '';
    const stack = stackName(application, cluster);
    if (removed.some(({ ref }) => ref.kind === 'Template')) {
      return {
        tool: 'aws',
        when: 'after-merge',
        title: `delete the stack ${stack}`,
        commands: [`aws cloudformation delete-stack --region ${region} --stack-name ${stack}`],
        disrupts: `everything in it goes: ${removed.map(({ ref }) => ref.name).join(', ')}`,
        source: 'https://docs.aws.amazon.com/cli/latest/reference/cloudformation/delete-stack.html',
      };
    }
    const replaced = parts.flatMap((part) =>
      part.operation === 'changed' && replacing(part.after.ref.kind, part.fields).length > 0
        ? [part.after.ref.name]
        : [],
    );
    const effects = [
      ...(replaced.length > 0 ? [`made anew: ${replaced.join(', ')}`] : []),
      ...(removed.length > 0 ? [`deleted: ${removed.map(({ ref }) => ref.name).join(', ')}`] : []),
    ];
    return {
      tool: 'aws',
      when: 'before-merge',
      title: `update the stack ${stack}`,
      commands: [
        `aws cloudformation deploy --region ${region} --stack-name ${stack} --template-file ${file} --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset`,
      ],
      disrupts: effects.length === 0 ? 'nothing' : effects.join('; '),
      source: effects.length === 0 ? STACKS : REPLACEMENT_SOURCE,
    };
  });
}

function firstAfter(changes: readonly Change[]): TreeObject | undefined {
  return changes.flatMap((change) => (change.operation === 'removed' ? [] : [change.after]))[0];
}

function configSteps(change: Change, cluster: string, region: string): PlannedStep[] {
  if (change.operation === 'removed' || !isKind(change.after, 'eksctl.io', 'ClusterConfig')) return [];
  const { file } = change.after.place;
  if (change.operation === 'added') {
    return [
      {
        tool: 'nodeless',
        when: 'after-merge',
        title: 'bring the cluster to life, in the steps that its README.md shows, too',
        commands: [`npx nodeless bootstrap ${cluster}`],
        disrupts: 'nothing',
        source: 'https://docs.aws.amazon.com/eks/latest/eksctl/creating-and-managing-clusters.html',
      },
    ];
  }
  const input: StepInput = { file, cluster, region, fields: change.fields };
  const fixed = FIXED.filter(({ path }) => change.fields.some((field) => isFixed(path, field)));
  const steps = CONFIG_STEPS.filter(({ path }) => change.fields.some((field) => touches(field, path)))
    .map((step) => ({ ...step, commands: step.commands(input) }))
    .filter(({ path }) => !fixed.some((field) => field.path.startsWith(path)));
  const rest = uncovered(
    change.fields,
    FIXED.map(({ path }) => path),
  );
  const seen = new Set<string>();
  return [
    ...fixed.map(({ path, why, source }): PlannedStep => ({
      tool: 'impossible',
      when: 'before-merge',
      title: `${path} cannot be changed: ${why}`,
      commands: [],
      disrupts: 'a new cluster is needed',
      source,
    })),
    ...steps.flatMap(({ path: _path, commands, ...step }): PlannedStep[] => {
      const text = commands.join('\n');
      if (seen.has(text)) return [];
      seen.add(text);
      const tool =
        commands.length === 0 ? 'manual' : commands[0]?.startsWith('aws ') === true ? 'aws' : 'eksctl';
      return [{ tool, ...step, commands }];
    }),
    ...(rest.length === 0
      ? []
      : [
          {
            tool: 'manual' as const,
            when: 'before-merge' as const,
            title: `no command of eksctl changes ${rest.join(', ')} in a cluster that is there`,
            commands: [],
            disrupts: 'depends on the change; look at the documentation of the field',
            source: 'https://docs.aws.amazon.com/eks/latest/eksctl/schema.html',
          },
        ]),
  ];
}

/**
 * The key of Secrets may be set once, so only another one, or none, is refused; of authentication modes, the way back.
 */
export function isFixed(path: string, field: FieldChange): boolean {
  if (!touches(field, path)) return false;
  if (path === 'accessConfig.authenticationMode') return goesBack(field);
  return path !== 'secretsEncryption.keyARN' || field.before !== undefined;
}

/** Files that are applied by hand; Argo CD reads what root and its project are from its own folder. */
function bootstrap(changes: readonly Change[], cluster: string): PlannedStep[] {
  const touched = changes.some(
    (change) => change.operation === 'changed' && change.after.ref.kind === 'Kustomization',
  );
  if (!touched) return [];
  return [
    {
      tool: 'manual',
      when: 'after-merge',
      title: `bootstrap files of ${cluster} change; they are used again only when the cluster is made anew`,
      commands: [],
      disrupts: 'nothing',
      source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/',
    },
  ];
}
