import { isKind } from '../objects/tree-object.ts';
import { fateOf, goes, mayEmpty } from './deletions.ts';
import type { ClusterRule } from './rule.ts';

/** So many objects may go whatever their share is, unless the share is 0; `generate` has the same brake. */
const ALWAYS_ALLOWED = 5;

/** Deletions from a cluster as a whole. */
export const DELETIONS_CLUSTER: readonly ClusterRule[] = [
  {
    id: 'deletions/cluster',
    severity: 'danger',
    matchCluster: (context) =>
      context.isGone && !context.isNew
        ? [
            {
              application: 'root',
              file: context.files('base')[0] ?? '',
              what: `the whole rendered tree of ${context.cluster} goes`,
            },
          ]
        : [],
    consequence:
      'Argo CD deletes nothing, because the path of its root Application is gone: the cluster runs on, and nobody updates it',
    remedy: 'take the cluster down first, as docs/taking-away.md says, and then its files',
    source:
      'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
  },
  {
    id: 'deletions/last-object',
    severity: 'danger',
    matchCluster: (context) => {
      if (context.isGone) return [];
      const emptied = new Map<string, string>();
      for (const change of context.changes) {
        const object = change.operation === 'moved' ? change.before : goes(change);
        if (object === undefined || object.place.area !== 'application') continue;
        const { application, file } = object.place;
        if (application === 'root' || context.filesOf('head', application).length > 0) continue;
        const left = context.application('head', application);
        if (left !== undefined && !mayEmpty(left, context)) emptied.set(application, file);
      }
      return [...emptied].map(([application, file]) => ({
        application,
        file,
        what: `the last object of the Application ${application} goes, and the Application stays`,
      }));
    },
    consequence:
      'Argo CD deletes nothing: without a folder the comparison fails, and it does not prune all objects at once; they stay, and the Application shows an error',
    remedy: 'take the Application away as well',
    source:
      'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
  },
  {
    id: 'deletions/shrink',
    severity: 'danger',
    matchCluster: (context) => {
      if (context.isGone) return [];
      const gone = context.changes.filter((change) => {
        const object = goes(change);
        return (
          object !== undefined && change.operation === 'removed' && fateOf(object, context) === 'deleted'
        );
      });
      const all = context
        .files('base')
        .filter((path) => /\/rendered\/(manifests|argocd)\//.test(path)).length;
      const { maxDeletedPercent } = context;
      const free = maxDeletedPercent === 0 ? 0 : ALWAYS_ALLOWED;
      if (gone.length <= free || gone.length * 100 <= all * maxDeletedPercent) return [];
      const [first] = gone;
      const file = first === undefined ? undefined : goes(first)?.place.file;
      return [
        {
          application: 'root',
          file: file ?? '',
          what: `${gone.length} of ${all} objects of ${context.cluster} are deleted; up to ${maxDeletedPercent} % are plausible`,
        },
      ];
    },
    consequence: 'Argo CD prunes them within minutes of the merge',
    remedy: 'look for what the sources lost; if it is meant, waive it or go in several changes',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning',
  },
  {
    id: 'argocd/duplicate-object',
    severity: 'danger',
    matchCluster: (context) => {
      const seen = new Map<string, string>();
      for (const path of context.files('head')) {
        const [, , , folder, , file] = path.split('/');
        if (folder === 'manifests' && file !== undefined) seen.set(path, file);
      }
      return context.changes.flatMap((change) => {
        if (change.operation === 'removed' || change.after.place.area !== 'application') return [];
        const { after } = change;
        const name = seen.get(after.place.file);
        const others = [...seen].filter(([path, file]) => file === name && path !== after.place.file);
        if (change.operation === 'changed' || name === undefined || others.length === 0) return [];
        const twins = context
          .objects('head', (path) => others.some(([other]) => other === path))
          .filter((twin) => isKind(twin, after.ref.group, after.ref.kind) && twin.ref.name === after.ref.name)
          .filter((twin) => twin.ref.namespace === after.ref.namespace)
          .filter((twin) => twin.place.application !== after.place.application);
        return twins.slice(0, 1).map((twin) => ({
          application: after.place.application,
          file: after.place.file,
          object: after,
          what: `stands in two Applications, ${after.place.application} and ${twin.place.application}`,
        }));
      });
    },
    consequence:
      'each Application takes the object from the other; with FailOnSharedResource=true the sync fails',
    remedy: 'keep it in one Application',
    source:
      'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
  },
  {
    id: 'argocd/large-application',
    severity: 'warning',
    matchCluster: (context) => {
      const added = context.changes.flatMap((change) => (change.operation === 'added' ? [change.after] : []));
      return [...new Set(added.map(({ place }) => place.application))].flatMap((application) => {
        const files = context.filesOf('head', application);
        // The whole size is read only where it can be near the limit.
        const large = added.some(({ value }) => JSON.stringify(value).length > LARGE_FILE);
        if (files.length < MANY_FILES && !large) return [];
        const bytes = context.sizeOf('head', files);
        if (bytes < LARGEST) return [];
        const megabytes = (bytes / 1024 / 1024).toFixed(1);
        return [
          {
            application,
            file: files[0] ?? '',
            what: `the Application ${application} has ${megabytes} MB of manifests`,
          },
        ];
      });
    },
    consequence:
      'the repository server refuses more than reposerver.max.combined.directory.manifests.size, 10 MB unless set',
    remedy: 'split the Application',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/directory/',
  },
];

const LARGEST = 10 * 1024 * 1024;
const MANY_FILES = 200;
const LARGE_FILE = 200 * 1024;
