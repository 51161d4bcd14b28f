import {
  isDestinationPermitted,
  isSourcePermitted,
  projectRefusal,
  type ProjectRefusal,
} from '@nodeless/contracts/argocd';
import { isNamespaced } from '@nodeless/contracts/kubernetes';
import { maps, type JsonValue } from '@nodeless/core';
import { touches, valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import type { SideName } from '../input.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import { cascades, goes } from './deletions.ts';
import type { ChangeRule, Hit } from './rule.ts';

const PROJECTS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/';

/** What the project of an Application permits. */
export const ARGOCD_PROJECTS: readonly ChangeRule[] = [
  {
    id: 'argocd/source-not-permitted',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation === 'removed' || !isKind(change.after, 'argoproj.io', 'Application')) return [];
      if (!sourceChanged(change)) return [];
      const name = projectOf(change.after);
      const project = projectNamed(name, 'head', context);
      if (project === undefined) return [];
      return repositoriesOf(change.after)
        .filter((url) => !isSourcePermitted(project, url))
        .map((url) => ({ what: `reads ${url}, which its project ${name} does not permit` }));
    },
    consequence: 'Argo CD refuses the Application with InvalidSpecError',
    remedy: 'add the repository to the project in argocd/projects.yaml',
    source: PROJECTS,
  },
  {
    id: 'argocd/not-permitted',
    severity: 'danger',
    match: (change, context) =>
      change.operation === 'removed'
        ? []
        : [...refusedObject(change.after, context), ...refusedByProject(change, context)],
    consequence:
      'Argo CD refuses the whole sync of the Application at every attempt: none of its objects is applied, healed or pruned',
    remedy: 'put the object into an Application whose project permits it, or let the project permit it',
    source: PROJECTS,
  },
  {
    id: 'argocd/project-lets-go',
    severity: 'danger',
    match: (change, context) => {
      const object = goes(change);
      if (object === undefined || object.place.area !== 'application') return [];
      return isKind(object, 'argoproj.io', 'Application')
        ? letGoApplication(object, context)
        : letGoObject(object, context);
    },
    consequence:
      'Argo CD neither deletes nor updates what the project of an Application does not permit: it stays in the cluster, and its Application cannot go on',
    remedy:
      'keep in the project what is live, take it away in a first change, and narrow the project in a later one',
    source:
      'https://github.com/argoproj/argo-cd/blob/v3.5.1/controller/appcontroller.go (getPermittedAppLiveObjects)',
  },
];

function sourceChanged(change: Change): boolean {
  return (
    change.operation === 'added' ||
    change.fields.some((field) =>
      ['spec.source', 'spec.sources', 'spec.project'].some((at) => touches(field, at)),
    )
  );
}

function repositoriesOf({ value }: TreeObject): string[] {
  const one = valueAt(value, 'spec.source');
  return maps([...(one === undefined ? [] : [one]), ...maps(valueAt(value, 'spec.sources'))]).map(
    ({ repoURL }) => String(repoURL),
  );
}

function projectOf(application: TreeObject | undefined): string {
  return String(valueAt(application?.value, 'spec.project') ?? 'default');
}

/** `spec` of a project of the tree. */
function projectNamed(name: string, side: SideName, context: ClusterContext): JsonValue | undefined {
  const file = `clusters/${context.cluster}/rendered/argocd/projects/${name}.yaml`;
  const found = context
    .objects(side, (path) => path === file)
    .find((object) => isKind(object, 'argoproj.io', 'AppProject') && object.ref.name === name);
  return valueAt(found?.value, 'spec');
}

/** Why a project does not permit an object of an Application. */
function refusalOf(
  project: JsonValue | undefined,
  application: TreeObject | undefined,
  { ref, value }: TreeObject,
): ProjectRefusal | undefined {
  const destination = valueAt(application?.value, 'spec.destination');
  const { group, kind, name } = ref;
  const namespaced = isNamespaced(String(value['apiVersion']), kind) ?? ref.namespace !== undefined;
  const namespace = ref.namespace ?? String(valueAt(destination, 'namespace') ?? '');
  return projectRefusal(project, destination, { group, kind, name, ...(namespaced ? { namespace } : {}) });
}

const REFUSED: { readonly [why in ProjectRefusal]: (object: TreeObject) => string } = {
  'cluster-kind': () => 'is of a kind of the whole cluster that the project',
  'namespaced-kind': () => 'is of a kind that the project',
  namespace: ({ ref }) => `is in the namespace ${ref.namespace ?? ''}, which the project`,
};

function refusedObject(object: TreeObject, context: ClusterContext): Hit[] {
  const { area, application } = object.place;
  const owner = area === 'application' ? context.application('head', application) : undefined;
  const project = owner === undefined ? undefined : projectNamed(projectOf(owner), 'head', context);
  const why = project === undefined ? undefined : refusalOf(project, owner, object);
  if (why === undefined) return [];
  return [
    { what: `${REFUSED[why](object)} ${projectOf(owner)} of its Application ${application} does not permit` },
  ];
}

/** Objects that do not change themselves, and that their project or a new project permits no more. */
function refusedByProject(change: Change, context: ClusterContext): Hit[] {
  if (change.operation !== 'changed') return [];
  const touched = new Set(context.changes.flatMap((one) => ('after' in one ? [one.after.place.file] : [])));
  return applicationsOf(change, context).flatMap((application): Hit[] => {
    const { name } = application.ref;
    const project = projectNamed(projectOf(application), 'head', context);
    if (project === undefined) return [];
    const folder = new Set(context.filesOf('head', name).filter((file) => !touched.has(file)));
    const refused = context
      .objects('head', (path) => folder.has(path))
      .filter((object) => refusalOf(project, application, object) !== undefined);
    const [first] = refused;
    if (first === undefined) return [];
    const more = refused.length === 1 ? '' : ` and ${refused.length - 1} more`;
    return [
      {
        what: `lets the project ${projectOf(application)} refuse ${first.ref.kind} ${first.ref.name}${more} of the Application ${name}`,
      },
    ];
  });
}

/** The Applications whose permissions a change touches. */
function applicationsOf(change: Change, context: ClusterContext): readonly TreeObject[] {
  if (change.operation !== 'changed') return [];
  const { after, fields } = change;
  if (isKind(after, 'argoproj.io', 'Application')) {
    const moves = ['spec.project', 'spec.destination'];
    return fields.some((field) => moves.some((at) => touches(field, at))) ? [after] : [];
  }
  if (!isKind(after, 'argoproj.io', 'AppProject')) return [];
  return context
    .objects('head', (path) => path.includes('/rendered/argocd/'))
    .filter((object) => isKind(object, 'argoproj.io', 'Application') && projectOf(object) === after.ref.name);
}

/** An Application that goes with its objects, as far as its project in the head still lets Argo CD handle it. */
function letGoApplication(application: TreeObject, context: ClusterContext): Hit[] {
  if (!cascades(application)) return [];
  const name = projectOf(application);
  const [before, after] = [projectNamed(name, 'base', context), projectNamed(name, 'head', context)];
  if (after === undefined) return [];
  const destination = valueAt(application.value, 'spec.destination');
  const namespace = String(valueAt(destination, 'namespace') ?? '');
  // Not its repository: a deletion reads nothing from there.
  const permits = (project: JsonValue | undefined) => isDestinationPermitted(project, destination, namespace);
  return permits(before) && !permits(after)
    ? [
        {
          what: `goes, and its project ${name} no longer permits its namespace`,
          object: application,
        },
      ]
    : [];
}

/** An object that goes from git, when its project no longer lets Argo CD delete it. */
function letGoObject(object: TreeObject, context: ClusterContext): Hit[] {
  const { application } = object.place;
  const staying = context.application('head', application);
  const owner = staying ?? context.application('base', application);
  // An Application that goes alone asks nothing to be deleted.
  if (staying === undefined && owner !== undefined && !cascades(owner)) return [];
  const name = projectOf(owner);
  const [before, after] = [projectNamed(name, 'base', context), projectNamed(name, 'head', context)];
  if (owner === undefined || after === undefined) return [];
  return refusalOf(before, owner, object) === undefined && refusalOf(after, owner, object) !== undefined
    ? [{ what: `goes, and the project ${name} of its Application no longer permits it`, object }]
    : [];
}
