import { isJsonObject, maps, texts, type JsonValue } from '@nodeless/core';
import { isExcludedFromSync, MAX_APPLICATION_NAME } from '@nodeless/contracts/argocd';
import { isBuiltInGroup } from '@nodeless/contracts/kubernetes';
import { touches, valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { isHook } from '../objects/hooks.ts';
import { annotation, isKind, isUnnamed, type TreeObject } from '../objects/tree-object.ts';
import { showPath } from '../report/field-change.ts';
import type { ClusterContext } from './context.ts';
import { isForcedApply } from './argocd-force.ts';
import { ARGOCD_MOVES } from './argocd-moves.ts';
import { ARGOCD_PROJECTS } from './argocd-projects.ts';
import { ARGOCD_SOURCES } from './argocd-sources.ts';
import type { ChangeRule, Hit } from './rule.ts';

const TREE = 'https://github.com/argoproj/argo-cd/blob/v3.5.1';
const DOCS = 'https://argo-cd.readthedocs.io/en/stable';
const ALLOW_EMPTY = 'spec.syncPolicy.automated.allowEmpty';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

function applicationOf(change: Change): TreeObject | undefined {
  if (change.operation === 'removed') return undefined;
  return isKind(change.after, 'argoproj.io', 'Application') ? change.after : undefined;
}

function sourcesOf(application: TreeObject): readonly JsonValue[] {
  const one = valueAt(application.value, 'spec.source');
  return [...(one === undefined ? [] : [one]), ...maps(valueAt(application.value, 'spec.sources'))];
}

/** How Argo CD understands a change. */
export const ARGOCD: readonly ChangeRule[] = [
  ...ARGOCD_MOVES,
  ...ARGOCD_PROJECTS,
  ...ARGOCD_SOURCES,
  {
    id: 'argocd/application-renamed',
    severity: 'danger',
    match: (change) =>
      change.operation === 'renamed' && applicationOf(change) !== undefined
        ? [{ what: `is the Application ${change.before.ref.name} under another name` }]
        : [],
    consequence:
      'the old Application is deleted, with all its objects when it has the cascade finalizer; what stays keeps its tracking id, and the new one fails with a shared resource as long as such an object is one of its own',
    remedy:
      'keep the finalizer, and accept that nothing of the app is there in between; without it, set the tracking ids of its objects to the new name just before the merge',
    source: `${DOCS}/user-guide/app_deletion/`,
  },
  {
    id: 'argocd/destination',
    severity: 'danger',
    // Not its namespace: objects in the old one still belong to the Application, so Argo CD prunes them.
    match: (change) => applicationFields(change, ['spec.destination.name', 'spec.destination.server']),
    consequence:
      'Argo CD deploys to the other cluster; what it deployed before stays where it was, and nobody owns it',
    remedy: 'make a new Application, and take the old one away after it',
    source: `${DOCS}/user-guide/app_deletion/`,
  },
  {
    id: 'argocd/automation',
    severity: 'warning',
    match: (change) =>
      applicationFields(change, ['spec.syncPolicy.automated']).filter(
        ({ field }) => field === undefined || showPath(field.path) !== ALLOW_EMPTY,
      ),
    consequence:
      'automatic sync, pruning or healing starts or stops: what differs today is changed at once, or never',
    remedy: 'look at the difference in Argo CD before the merge',
    source: `${DOCS}/user-guide/auto_sync/`,
  },
  {
    id: 'argocd/replace',
    severity: 'danger',
    match: (change, context) => {
      // Force=true alone is refused or does nothing, as argocd/force-without-replace says.
      if (change.operation === 'removed' || isForcedApply(change.after, context, 'head')) return [];
      const before = change.operation === 'added' ? [] : optionsOf(change.before);
      return optionsOf(change.after)
        .filter((option) => option === 'Replace=true' || option === 'Force=true')
        .filter((option) => !before.includes(option))
        .map((option) => ({ what: `is synced with ${option}` }));
    },
    consequence:
      'Argo CD deletes and recreates objects instead of updating them: pods stop, addresses change',
    remedy: 'replace one object by hand instead, and leave the option out',
    source: `${DOCS}/user-guide/sync-options/#replace-resource-instead-of-applying-changes`,
  },
  {
    id: 'argocd/protection-removed',
    severity: 'danger',
    match: (change) => {
      if (change.operation !== 'changed') return [];
      // What is emptied goes in two steps that are told by a danger of their own.
      if (valueAt(change.after.value, ALLOW_EMPTY) === true) return [];
      const protectionOf = (object: TreeObject) =>
        objectOptions(object).filter((text) => PROTECTION.test(text));
      const left = protectionOf(change.after).map(nameOf);
      const lost = protectionOf(change.before).filter((option) => !left.includes(nameOf(option)));
      return lost.map((option) => ({ what: `loses its protection ${option}` }));
    },
    consequence: 'the next change that takes the object out of git deletes it',
    remedy: 'keep the protection unless the object shall go; a deletion has to come in a later change anyway',
    source: `${DOCS}/user-guide/sync-options/#no-prune-resources`,
  },
  {
    id: 'argocd/floating-revision',
    severity: 'danger',
    match: (change) => {
      const application = applicationOf(change);
      if (application === undefined) return [];
      const before =
        change.operation === 'added' || change.operation === 'removed' ? [] : sourcesOf(change.before);
      const known = new Set(before.map(followed));
      return sourcesOf(application)
        .map((source) => ({ revision: valueAt(source, 'targetRevision'), source }))
        .filter(({ revision, source }) => !known.has(followed(source)) && isFloating(revision, source))
        .map(({ revision }) => ({ what: `follows ${JSON.stringify(revision ?? 'HEAD')}` }));
    },
    consequence: 'what runs changes without a pull request',
    remedy: 'name a commit, or the branch of this repository',
    source: `${DOCS}/user-guide/tracking_strategies/`,
  },
  {
    id: 'argocd/sync-wave',
    severity: 'warning',
    match: (change) => {
      if (change.operation !== 'changed') return [];
      const wave = ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'];
      return change.fields
        .filter((field) => touches(field, wave))
        .map((field) => ({ what: 'changes its sync wave', field }));
    },
    consequence: 'the order of creation and deletion inside the Application changes',
    remedy: 'check that nothing it needs comes later now',
    source: `${DOCS}/user-guide/sync-waves/`,
  },
  {
    id: 'argocd/kind-without-crd',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation !== 'added' || change.after.place.area !== 'application') return [];
      const { ref, value } = change.after;
      if (isBuiltInGroup(ref.group) || providers(context, ref.group)) return [];
      if (objectOptions(change.after).includes('SkipDryRunOnMissingResource=true')) return [];
      const crds = context.objects('head', (path) => path.includes('/customresourcedefinition-'));
      const known = crds.some(
        (crd) =>
          valueAt(crd.value, 'spec.group') === ref.group &&
          valueAt(crd.value, 'spec.names.kind') === ref.kind,
      );
      return known
        ? []
        : [{ what: `is of ${String(value['apiVersion'])}, and no CRD in the tree brings its kind` }];
    },
    consequence:
      'the dry run before the sync fails until the CRD is there, and with it the whole sync of the Application',
    remedy: 'bring the CRD, or annotate the object with SkipDryRunOnMissingResource=true',
    source: `${DOCS}/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types`,
  },
  {
    id: 'argocd/application-name',
    severity: 'danger',
    match: (change) => {
      const application = change.operation === 'changed' ? undefined : applicationOf(change);
      const length = application?.ref.name.length ?? 0;
      return length > MAX_APPLICATION_NAME
        ? [{ what: `has a name of ${length} characters, more than ${MAX_APPLICATION_NAME}` }]
        : [];
    },
    consequence:
      'the repository server cannot look for the file .argocd-source-NAME.yaml: ComparisonError, and nothing is synced',
    remedy: 'give it a shorter name',
    source: `${TREE}/reposerver/repository/repository.go (mergeSourceParameters)`,
  },
  {
    id: 'argocd/generated-name',
    severity: 'danger',
    match: (change) =>
      change.operation !== 'removed' && isUnnamed(change.after) && !isHook(change.after)
        ? [{ what: 'has generateName instead of a name, and is no hook' }]
        : [],
    consequence:
      'kubectl apply refuses it, so the dry run fails, and with it the whole sync of the Application at every attempt',
    remedy: 'give it a name, or make it a hook: argocd.argoproj.io/hook: Sync',
    source: 'https://github.com/kubernetes/kubectl/blob/v0.36.1/pkg/cmd/apply/apply.go (applyOneObject)',
  },
  {
    id: 'argocd/excluded-kind',
    severity: 'danger',
    match: (change) =>
      change.operation === 'added' &&
      change.after.place.area === 'application' &&
      isExcludedFromSync(String(change.after.value['apiVersion']), change.after.ref.kind)
        ? [{ what: 'is of a kind that Argo CD excludes' }]
        : [],
    consequence: 'Argo CD never makes it, and reports no error',
    remedy: 'take it out; such objects are made by controllers',
    source: `${DOCS}/operator-manual/declarative-setup/#resource-exclusioninclusion`,
  },
];

const PROTECTION = /^(Prune|Delete)=(false|confirm)$/;
const nameOf = (option: string) => option.split('=')[0];
/** Groups whose CRDs come with EKS and its add-ons, or with Argo CD. */
const WITH_EKS = /^(argoproj\.io|.*\.amazonaws\.com|vpcresources\.k8s\.aws|snapshot\.storage\.k8s\.io)$/;
/** Groups whose CRDs a chart of their own brings, with the end of the name of the Application that installs them. */
const CHARTS: readonly (readonly [application: RegExp, group: RegExp])[] = [
  [/(^|-)karpenter-crds?$/, /^karpenter\.(sh|k8s\.aws)$|^autoscaling\.x-k8s\.io$/],
  [/(^|-)load-balancer-controller-crds?$/, /^(elbv2|gateway)\.k8s\.aws$/],
];

function providers(context: ClusterContext, group: string): boolean {
  if (WITH_EKS.test(group)) return true;
  if (group === 'karpenter.sh' && runsAutoMode(context)) return true;
  return CHARTS.some(([name, groups]) => groups.test(group) && context.hasApplication('head', name));
}

/** EKS Auto Mode brings the pools of Karpenter: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html */
function runsAutoMode(context: ClusterContext): boolean {
  return valueAt(context.clusterConfig('head')?.value, 'autoModeConfig.enabled') === true;
}

function objectOptions(object: TreeObject): string[] {
  return (annotation(object, SYNC_OPTIONS) ?? '').split(',').map((text) => text.trim());
}

function optionsOf(object: TreeObject): string[] {
  return [...objectOptions(object), ...texts(valueAt(object.value, 'spec.syncPolicy.syncOptions'))];
}

function applicationFields(change: Change, patterns: readonly string[]): Hit[] {
  if (change.operation !== 'changed' || applicationOf(change) === undefined) return [];
  return change.fields
    .filter((field) => patterns.some((pattern) => touches(field, pattern)))
    .map((field) => ({ what: `changes ${showPath(field.path)}`, field }));
}

function followed(source: JsonValue): string {
  return JSON.stringify(['repoURL', 'chart', 'targetRevision'].map((key) => valueAt(source, key) ?? null));
}

/** A commit, a digest, a full reference of a branch of ours, an exact version: all else can move. */
function isFloating(revision: JsonValue | undefined, source: JsonValue): boolean {
  if (typeof revision !== 'string' || revision === '' || revision === 'HEAD') return true;
  if (/^[0-9a-f]{40}$/.test(revision)) return false;
  if (!isJsonObject(source)) return !revision.startsWith('refs/heads/');
  if (/^sha256:[0-9a-f]{64}$/.test(revision)) return !String(source['repoURL']).startsWith('oci://');
  if (typeof source['chart'] === 'string') return !/^v?\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/.test(revision);
  return !revision.startsWith('refs/heads/');
}
