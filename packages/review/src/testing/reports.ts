import type { Danger } from '../report/danger.ts';
import type { ChangeReport } from '../report/change-report.ts';
import { NO_COUNTS } from '../report/counts.ts';
import type { ObjectChange } from '../report/object-change.ts';
import type { Place } from '../report/place.ts';

/** A place in an Application of a cluster. */
export function place(cluster: string, application = 'web'): Place {
  return {
    cluster,
    area: 'application',
    application,
    file: `clusters/${cluster}/rendered/manifests/${application}/deployment-web.web.yaml`,
  };
}

/** A change of the replicas of a Deployment. */
export const SCALED: ObjectChange = {
  id: 'c0123456789abcdef',
  operation: 'changed',
  object: { group: 'apps', kind: 'Deployment', namespace: 'web', name: 'web' },
  places: [place('prod-seoul'), place('prod-tokyo')],
  namesCluster: false,
  classes: ['scale'],
  fields: [{ path: ['spec', 'replicas'], before: 3, after: 5 }],
  before: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'web' },
    spec: { replicas: 3 },
  },
  after: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'web' },
    spec: { replicas: 5 },
  },
};

/** A Namespace that goes. */
export const DELETED: ObjectChange = {
  id: 'cfedcba9876543210',
  operation: 'removed',
  object: { group: '', kind: 'Namespace', name: 'shop' },
  places: [place('prod-seoul', 'namespaces')],
  namesCluster: false,
  classes: ['delete'],
  fields: [],
  before: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
};

export const DELETED_DANGER: Danger = {
  rule: 'deletions/namespace',
  severity: 'danger',
  title: 'Namespace shop goes',
  places: [place('prod-seoul', 'namespaces')],
  object: DELETED.object,
  change: DELETED.id,
  consequence: 'Kubernetes deletes everything in it',
  remedy: 'move the objects out of it first',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
};

/** A report with one of everything; parts of it can be replaced. */
export function reportOf(parts: Partial<ChangeReport> = {}): ChangeReport {
  return {
    version: 1,
    base: { name: 'main', commit: 'a'.repeat(40), worktree: false },
    head: { name: 'HEAD', commit: 'b'.repeat(40), worktree: false },
    verdict: 'dangerous',
    totals: { ...NO_COUNTS, changed: 2, removed: 1, clusters: 2, dangers: 1, warnings: 0, waived: 0 },
    clusters: [
      {
        cluster: 'prod-seoul',
        state: 'changed',
        counts: { ...NO_COUNTS, changed: 1, removed: 1 },
        applications: [
          {
            area: 'application',
            application: 'namespaces',
            project: 'platform',
            wave: '-5',
            counts: { ...NO_COUNTS, removed: 1 },
            lines: { added: 0, removed: 6 },
            classes: ['delete'],
            dangers: 1,
            warnings: 0,
            waived: 0,
          },
        ],
      },
    ],
    dangers: [DELETED_DANGER],
    waivers: [],
    versions: [
      {
        kind: 'image',
        name: 'registry.example.com/web',
        before: '1.0',
        after: '1.1',
        places: [place('prod-seoul')],
      },
    ],
    changes: [DELETED, SCALED],
    plans: [
      {
        clusters: ['prod-seoul'],
        steps: [
          {
            tool: 'eksctl',
            title: 'Make the node group batch',
            commands: ['eksctl create nodegroup -f clusters/prod-seoul/rendered/eksctl/cluster.yaml'],
            disrupts: 'nothing',
            source: 'https://docs.aws.amazon.com/eks/latest/eksctl/nodegroups.html',
            when: 'after-merge',
          },
        ],
      },
    ],
    files: { objects: 3, sameMeaning: [], others: ['clusters/prod-seoul/cluster.yaml'], unreadable: [] },
    ...parts,
  };
}

/** A report of no change. */
export const NO_CHANGE: ChangeReport = reportOf({
  verdict: 'none',
  totals: { ...NO_COUNTS, clusters: 0, dangers: 0, warnings: 0, waived: 0 },
  clusters: [],
  dangers: [],
  versions: [],
  changes: [],
  plans: [],
  files: { objects: 0, sameMeaning: [], others: [], unreadable: [] },
});
