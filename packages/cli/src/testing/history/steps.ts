import { rmSync } from 'node:fs';
import type { GitRepository } from '../git-repository.ts';
import {
  CLOUDFORMATION,
  CLUSTER_CONFIG,
  DEPLOYMENT,
  FLEET,
  NODE_POOL,
  objectsOfCluster,
  PVC,
  SECRET,
} from './texts.ts';

/** One commit, and what `nodeless diff` has to say about it. */
export interface HistoryStep {
  readonly name: string;
  readonly apply: (repository: GitRepository) => void;
  /** `<operation> <kind> <name> [<classes>] ×<places>` */
  readonly changes: readonly string[];
  /** Ids of rules, in parentheses where a waiver covers them. */
  readonly dangers: readonly string[];
  readonly exit: number;
}

const NAMES = Array.from({ length: 21 }, (_, index) => `fleet-${String(index + 1).padStart(2, '0')}`);
const FIRST = 'fleet-01';
const at = (cluster: string, path: string) => `clusters/${cluster}/rendered/${path}`;
const WEB = 'manifests/web/deployment-web.web.yaml';

/** 21 clusters of one kind; the first has nodes, a stack and a ClusterConfig, too. */
export function startFleet(repository: GitRepository): void {
  rmSync(repository.path('clusters'), { recursive: true });
  repository.write('clusters/fleet.yaml', FLEET);
  for (const name of NAMES) {
    repository.write(`clusters/${name}/cluster.yaml`, `name: ${name}\nstage: dev\n`);
    for (const [path, text] of Object.entries(objectsOfCluster(name))) repository.write(at(name, path), text);
  }
  repository.write(at(FIRST, 'manifests/nodes/nodepool-default.yaml'), NODE_POOL);
  repository.write(at(FIRST, 'manifests/data/persistentvolumeclaim-data.web.yaml'), PVC);
  repository.write(at(FIRST, 'manifests/data/secret-token.web.yaml'), SECRET);
  repository.write(at(FIRST, 'eksctl/cluster.yaml'), CLUSTER_CONFIG);
  repository.write(at(FIRST, 'cloudformation/karpenter.yaml'), CLOUDFORMATION);
}

/** Changes one file of the first cluster. */
const edit =
  (path: string, from: string, to: string, cluster = FIRST): HistoryStep['apply'] =>
  (repository) =>
    repository.edit(at(cluster, path), from, to);
const remove =
  (...paths: readonly string[]): HistoryStep['apply'] =>
  (repository) => {
    for (const path of paths) rmSync(repository.path(at(FIRST, path)));
  };
const everywhere =
  (path: string, from: string, to: string, names: readonly string[] = NAMES): HistoryStep['apply'] =>
  (repository) => {
    for (const name of names) repository.edit(at(name, path), from, to);
  };
const step = (
  name: string,
  apply: HistoryStep['apply'],
  changes: readonly string[],
  dangers: readonly string[] = [],
  exit = dangers.some((rule) => !rule.startsWith('(')) ? 1 : 0,
): HistoryStep => ({ name, apply, changes, dangers, exit });

const move =
  (from: string, to: string): HistoryStep['apply'] =>
  (repository) => {
    repository.write(at(FIRST, to), repository.read(at(FIRST, from)));
    rmSync(repository.path(at(FIRST, from)));
  };

export function historySteps(): readonly HistoryStep[] {
  const nodes = 'manifests/nodes/nodepool-default.yaml';
  const data = 'manifests/data/persistentvolumeclaim-data.web.yaml';
  const secret = 'manifests/data/secret-token.web.yaml';
  const config = 'eksctl/cluster.yaml';
  const stack = 'cloudformation/karpenter.yaml';
  const app = 'argocd/applications/web.yaml';
  const service = 'manifests/web/service-web.web.yaml';
  const map = 'manifests/web/configmap-web.web.yaml';
  return [
    step('only a comment', edit(WEB, 'kind: Deployment', 'kind: Deployment # a comment'), []),
    step(
      'only the order of keys',
      edit(map, 'data:\n  a: "1"\n  b: "2"\n', 'data:\n  b: "2"\n  a: "1"\n'),
      [],
    ),
    step('another way to write a quantity', edit(WEB, 'cpu: "1"', 'cpu: 1000m'), []),
    step(
      'a default that is written out',
      edit(service, 'targetPort: 8080', 'targetPort: 8080\n      protocol: TCP'),
      [],
    ),
    step(
      'the order of sync options',
      edit(
        app,
        '- PruneLast=true\n      - ServerSideApply=true',
        '- ServerSideApply=true\n      - PruneLast=true',
      ),
      [],
    ),
    step('a page for people', (repository) => repository.write(at(FIRST, 'README.md'), '# Hello\n'), []),
    step('an image bump', edit(WEB, 'web:1.0.0', 'web:1.1.0'), ['changed Deployment web [rollout] ×1']),
    step('a base change over twenty clusters', everywhere(WEB, 'web:1.0.0', 'web:1.1.0', NAMES.slice(1)), [
      'changed Deployment web [rollout] ×20',
    ]),
    step('more replicas', edit(WEB, 'replicas: 2', 'replicas: 4'), ['changed Deployment web [scale] ×1']),
    step(
      'no replicas',
      edit(WEB, 'replicas: 4', 'replicas: 0'),
      ['changed Deployment web [availability scale] ×1'],
      ['availability/no-replicas'],
    ),
    step('the revert of that', (repository) => repository.git('revert', '--no-edit', 'HEAD'), [
      'changed Deployment web [scale] ×1',
    ]),
    step(
      'a label that nobody reads',
      edit(map, 'metadata:\n', 'metadata:\n  labels:\n    example.com/team: shop\n'),
      ['changed ConfigMap web [cosmetic] ×1'],
    ),
    step('other data', edit(map, 'a: "1"', 'a: "3"'), ['changed ConfigMap web [update] ×1']),
    step(
      'an edit of a selector',
      edit(WEB, 'matchLabels:\n      app: web', 'matchLabels:\n      app: shop'),
      ['changed Deployment web [immutable update] ×1'],
      ['immutable-fields/selector'],
    ),
    step(
      'a larger claim',
      edit(data, 'storage: 10Gi', 'storage: 20Gi'),
      ['changed PersistentVolumeClaim data [update] ×1'],
      ['immutable-fields/volume-claim-unbound'],
      0,
    ),
    step(
      'a smaller claim',
      edit(data, 'storage: 20Gi', 'storage: 5Gi'),
      ['changed PersistentVolumeClaim data [immutable update] ×1'],
      ['immutable-fields/volume-claim-shrinks'],
    ),
    step(
      'another node class',
      edit(nodes, 'kind: EC2NodeClass', 'kind: NodeClass'),
      ['changed NodePool default [immutable node-churn] ×1'],
      ['immutable-fields/crd-rule'],
    ),
    step(
      'a taint for nodes',
      edit(
        nodes,
        '      expireAfter: 168h',
        '      expireAfter: 168h\n      taints:\n        - key: a\n          effect: NoSchedule',
      ),
      ['changed NodePool default [node-churn] ×1'],
    ),
    step('more room for nodes', edit(nodes, 'cpu: "100"', 'cpu: "200"'), [
      'changed NodePool default [scale] ×1',
    ]),
    step(
      'a load balancer to the internet',
      edit(service, 'aws-load-balancer-scheme: internal', 'aws-load-balancer-scheme: internet-facing'),
      ['changed Service web [load-balancer] ×1'],
      ['aws-resources/load-balancer-replaced'],
    ),
    step(
      'a move between Applications',
      move(map, 'manifests/data/configmap-web.web.yaml'),
      ['moved ConfigMap web [move] ×1'],
      ['argocd/moved'],
    ),
    step(
      'a rename',
      (repository) => {
        const text = repository.read(at(FIRST, secret)).replace('name: token', 'name: access-token');
        rmSync(repository.path(at(FIRST, secret)));
        repository.write(at(FIRST, 'manifests/data/secret-access-token.web.yaml'), text);
      },
      ['renamed Secret access-token [rename] ×1'],
    ),
    step(
      'a new object',
      (repository) =>
        repository.write(
          at(FIRST, 'manifests/web/deployment-job.web.yaml'),
          DEPLOYMENT.replaceAll('name: web', 'name: job'),
        ),
      ['added Deployment job [create] ×1'],
    ),
    step(
      'the deletion of a claim',
      remove(data),
      ['removed PersistentVolumeClaim data [delete] ×1'],
      ['deletions/volume'],
    ),
    step('the claim again', (repository) => repository.write(at(FIRST, data), PVC), [
      'added PersistentVolumeClaim data [create] ×1',
    ]),
    step(
      'a waiver alone',
      (repository) => {
        repository.append(
          `clusters/${FIRST}/cluster.yaml`,
          'waivers:\n  - { rule: deletions/volume, object: { name: data }, reason: the data was moved, expires: 2999-12-31 }\n',
        );
      },
      [],
    ),
    step(
      'the deletion with the waiver',
      remove(data),
      ['removed PersistentVolumeClaim data [delete] ×1'],
      ['(deletions/volume)'],
    ),
    step('an upgrade of Kubernetes', edit(config, 'version: "1.35"', 'version: "1.36"'), [
      'changed ClusterConfig fleet-01 [eksctl] ×1',
    ]),
    step(
      'another range of services',
      edit(config, '172.20.0.0/16', '172.21.0.0/16'),
      ['changed ClusterConfig fleet-01 [immutable eksctl] ×1'],
      ['immutable-fields/cluster-config'],
    ),
    step(
      'another name of a queue',
      edit(stack, 'QueueName: a', 'QueueName: b'),
      ['changed AWS::SQS::Queue Queue [eksctl] ×1'],
      ['immutable-fields/cloudformation-replacement'],
    ),
    step(
      'no self-heal',
      edit(app, 'selfHeal: true', 'selfHeal: false'),
      ['changed Application web [argocd] ×1'],
      ['argocd/automation'],
      0,
    ),
    step(
      'an Application and its objects',
      (repository) => {
        for (const cluster of ['fleet-02']) {
          rmSync(repository.path(at(cluster, app)));
          rmSync(repository.path(at(cluster, 'manifests')), { recursive: true });
        }
      },
      [
        'removed Application web [delete argocd] ×1',
        'removed ConfigMap web [delete] ×1',
        'removed Deployment web [delete] ×1',
        'removed Service web [delete load-balancer] ×1',
      ],
      ['deletions/application-orphans'],
      0,
    ),
    step(
      'a whole cluster',
      (repository) => rmSync(repository.path('clusters/fleet-03'), { recursive: true }),
      [
        'removed Application root [delete argocd] ×1',
        'removed Application web [delete argocd] ×1',
        'removed ConfigMap web [delete] ×1',
        'removed Deployment web [delete] ×1',
        'removed Service web [delete load-balancer] ×1',
      ],
      ['deletions/cluster'],
    ),
    step(
      'two clean branches that are merged',
      (repository) => {
        repository.git('switch', '--quiet', '--create', 'left');
        repository.edit(at('fleet-04', WEB), 'web:1.1.0', 'web:1.2.0');
        repository.git('commit', '--quiet', '--all', '--message', 'left');
        repository.git('switch', '--quiet', 'main');
        repository.edit(at('fleet-05', WEB), 'replicas: 2', 'replicas: 3');
        repository.git('commit', '--quiet', '--all', '--message', 'right');
        repository.git('merge', '--quiet', '--no-edit', 'left');
      },
      ['changed Deployment web [rollout] ×1', 'changed Deployment web [scale] ×1'],
    ),
  ];
}
