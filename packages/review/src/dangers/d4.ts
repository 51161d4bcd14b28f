import { isJsonObject, maps, texts, type JsonValue } from '@nodeless/core';
import { isExcludedFromSync } from '@nodeless/contracts/argocd';
import { isNamespaced } from '@nodeless/contracts/kubernetes';
import { touches, valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { annotation, isKind, type TreeObject } from '../objects/tree-object.ts';
import { showPath } from '../report/field-change.ts';
import type { ClusterContext } from './context.ts';
import type { ChangeRule, Hit } from './rule.ts';

const DOCS = 'https://argo-cd.readthedocs.io/en/stable';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

function applicationOf(change: Change): TreeObject | undefined {
  if (change.operation === 'removed') return undefined;
  return isKind(change.after, 'argoproj.io', 'Application') ? change.after : undefined;
}

function sourcesOf(application: TreeObject): readonly JsonValue[] {
  const one = valueAt(application.value, 'spec.source');
  return [...(one === undefined ? [] : [one]), ...maps(valueAt(application.value, 'spec.sources'))];
}

/** D4: how Argo CD understands a change. */
export const D4: readonly ChangeRule[] = [
  {
    id: 'd4/moved',
    severity: 'danger',
    match: (change) =>
      change.operation === 'moved'
        ? [
            {
              what: `moves from the Application ${change.before.place.application} to ${change.after.place.application}`,
            },
          ]
        : [],
    consequence: 'when the old Application syncs first it deletes the object, and the new one makes it again',
    remedy: 'put Prune=false on the object in an earlier change, move it, and take the annotation away',
    source: 'https://github.com/argoproj/argo-cd/issues/16721',
  },
  {
    id: 'd4/application-renamed',
    severity: 'danger',
    match: (change) =>
      change.operation === 'renamed' && applicationOf(change) !== undefined
        ? [{ what: `is the Application ${change.before.ref.name} under another name` }]
        : [],
    consequence:
      'the old Application is deleted, with all its objects when it has the cascade finalizer, while the new one makes them',
    remedy: 'take the finalizer away in an earlier change, rename, and put it back',
    source: `${DOCS}/user-guide/app_deletion/`,
  },
  {
    id: 'd4/destination',
    severity: 'danger',
    match: (change) => applicationFields(change, ['spec.destination', 'spec.project']),
    consequence:
      'Argo CD deploys to the new place; what it deployed before stays where it was, and nobody owns it',
    remedy: 'make a new Application, and take the old one away after it',
    source: `${DOCS}/user-guide/app_deletion/`,
  },
  {
    id: 'd4/automation',
    severity: 'warning',
    match: (change) => applicationFields(change, ['spec.syncPolicy.automated']),
    consequence:
      'automatic sync, pruning or healing starts or stops: what differs today is changed at once, or never',
    remedy: 'look at the difference in Argo CD before the merge',
    source: `${DOCS}/user-guide/auto_sync/`,
  },
  {
    id: 'd4/replace',
    severity: 'danger',
    match: (change) => {
      if (change.operation === 'removed') return [];
      const before = change.operation === 'added' ? [] : optionsOf(change.before);
      return optionsOf(change.after)
        .filter((option) => option === 'Replace=true' || option === 'Force=true')
        .filter((option) => !before.includes(option))
        .map((option) => ({ what: `is synced with ${option}` }));
    },
    consequence:
      'Argo CD deletes and makes objects anew instead of updating them: pods stop, addresses change',
    remedy: 'replace one object by hand instead, and leave the option out',
    source: `${DOCS}/user-guide/sync-options/#replace-resource-instead-of-applying-changes`,
  },
  {
    id: 'd4/protection-removed',
    severity: 'danger',
    match: (change) => {
      if (change.operation !== 'changed') return [];
      const left = objectOptions(change.after);
      const lost = objectOptions(change.before).filter(
        (text) => PROTECTION.test(text) && !left.includes(text),
      );
      return lost.map((option) => ({ what: `loses its protection ${option}` }));
    },
    consequence: 'the next change that takes the object out of git deletes it',
    remedy: 'keep the protection unless the object shall go; a deletion has to come in a later change anyway',
    source: `${DOCS}/user-guide/sync-options/#no-prune-resources`,
  },
  {
    id: 'd4/protection-too-late',
    severity: 'danger',
    match: (change) => {
      if (change.operation !== 'moved') return [];
      const [before, after] = [change.before, change.after].map((object) =>
        objectOptions(object).some((text) => PROTECTION.test(text)),
      );
      return after === true && before === false
        ? [{ what: 'gets its protection in the same change that moves it' }]
        : [];
    },
    consequence:
      'Argo CD reads the protection from the live object, which does not have it yet: the move deletes it all the same',
    remedy: 'merge the annotation first, and the move after it is synced',
    source: `${DOCS}/user-guide/sync-options/#no-prune-resources`,
  },
  {
    id: 'd4/floating-revision',
    severity: 'danger',
    match: (change) => {
      const application = applicationOf(change);
      if (application === undefined) return [];
      const before =
        change.operation === 'added' || change.operation === 'removed' ? [] : sourcesOf(change.before);
      const known = new Set(before.map((source) => String(valueAt(source, 'targetRevision'))));
      return sourcesOf(application)
        .map((source) => ({ revision: valueAt(source, 'targetRevision'), source }))
        .filter(({ revision, source }) => !known.has(String(revision)) && isFloating(revision, source))
        .map(({ revision }) => ({ what: `follows ${JSON.stringify(revision ?? 'HEAD')}` }));
    },
    consequence: 'what runs changes without a pull request',
    remedy: 'name a commit, or the branch of this repository',
    source: `${DOCS}/user-guide/tracking_strategies/`,
  },
  {
    id: 'd4/source-not-permitted',
    severity: 'danger',
    match: (change, context) => {
      const application = applicationOf(change);
      if (application === undefined || !sourceChanged(change)) return [];
      const name = valueAt(application.value, 'spec.project');
      const projects = context.objects('head', (path) =>
        path.endsWith(`/argocd/projects/${String(name)}.yaml`),
      );
      const project = projects.find((object) => isKind(object, 'argoproj.io', 'AppProject'));
      if (project === undefined) return [];
      const allowed = texts(valueAt(project.value, 'spec.sourceRepos'));
      return sourcesOf(application)
        .map((source) => String(valueAt(source, 'repoURL')))
        .filter((url) => !allowed.some((glob) => matchesGlob(glob, url)))
        .map((url) => ({ what: `reads ${url}, which its project ${String(name)} does not permit` }));
    },
    consequence: 'Argo CD refuses the Application with InvalidSpecError',
    remedy: 'add the repository to the project in argocd/projects.yaml',
    source: `${DOCS}/user-guide/projects/`,
  },
  {
    id: 'd4/sync-wave',
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
    id: 'd4/kind-without-crd',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation !== 'added' || change.after.place.area !== 'application') return [];
      const { ref, value } = change.after;
      if (!ref.group.includes('.') || isNamespaced(`${ref.group}/v1`, ref.kind) !== undefined) return [];
      if (BUILT_IN.test(ref.group) || providers(context, ref.group)) return [];
      if (objectOptions(change.after).includes('SkipDryRunOnMissingResource=true')) return [];
      const crds = context.objects('head', (path) => path.includes('/customresourcedefinition-'));
      const known = crds.some(
        (crd) =>
          valueAt(crd.value, 'spec.group') === ref.group &&
          valueAt(crd.value, 'spec.names.kind') === ref.kind,
      );
      return known
        ? []
        : [{ what: `is of ${String(value['apiVersion'])}, and no CRD of that group is in the tree` }];
    },
    consequence:
      'the dry run before the sync fails until the CRD is there, and with it the whole sync of the Application',
    remedy: 'bring the CRD, or annotate the object with SkipDryRunOnMissingResource=true',
    source: `${DOCS}/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types`,
  },
  {
    id: 'd4/excluded-kind',
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
/** Groups that every API server serves. */
const BUILT_IN = /(^|\.)k8s\.io$/;
/** Groups whose CRDs a chart of the platform brings, with the Application that installs them. */
const CHARTS: readonly (readonly [application: string, group: RegExp])[] = [
  ['karpenter-crd', /^karpenter\.(sh|k8s\.aws)$|^autoscaling\.x-k8s\.io$/],
  ['aws-load-balancer-controller-crds', /^(elbv2|gateway)\.k8s\.aws$/],
];

function providers(context: ClusterContext, group: string): boolean {
  if (group === 'argoproj.io' || group.endsWith('.amazonaws.com')) return true;
  return CHARTS.some(
    ([name, groups]) => groups.test(group) && context.application('head', name) !== undefined,
  );
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

function sourceChanged(change: Change): boolean {
  if (change.operation === 'added') return true;
  return change.fields.some((field) =>
    ['spec.source', 'spec.sources', 'spec.project'].some((at) => touches(field, at)),
  );
}

/** A commit, a full reference of a branch of ours, an exact version: all else can move. */
function isFloating(revision: JsonValue | undefined, source: JsonValue): boolean {
  if (typeof revision !== 'string' || revision === '' || revision === 'HEAD') return true;
  if (/^[0-9a-f]{40}$/.test(revision)) return false;
  if (isJsonObject(source) && typeof source['chart'] === 'string')
    return !/^v?\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/.test(revision);
  return !revision.startsWith('refs/heads/');
}

function matchesGlob(glob: string, url: string): boolean {
  const pattern = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(url);
}
