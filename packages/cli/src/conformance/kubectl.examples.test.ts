import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { kindTable } from '@nodeless/contract-tables';
import { renderedObjects } from '../testing/rendered.ts';
import { REPOSITORY } from '../testing/repository-root.ts';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const WITHOUT = hasKubectl
  ? ''
  : ' (skipped: needs kubectl, from the package kubernetes-client of the system)';
const kubectlTest = hasKubectl ? test : test.skip;

const CLUSTERS = readdirSync(join(REPOSITORY, 'clusters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const CUSTOM_KINDS: readonly ServedKind[] = [
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespaced: true },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', namespaced: true },
  { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', namespaced: false },
  { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', namespaced: false },
  { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', namespaced: false },
  { apiVersion: 'eks.amazonaws.com/v1', kind: 'IngressClassParams', namespaced: false },
  { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', namespaced: false },
];

function servedKinds(version: string): ServedKind[] {
  return Object.entries(kindTable('kubernetes', version).kinds).map(([gvk, { namespaced }]) => {
    const end = gvk.lastIndexOf('/');
    return { apiVersion: gvk.slice(0, end), kind: gvk.slice(end + 1), namespaced };
  });
}

/** The discovery part of an API server: which kinds it serves, and nothing else. */
function discoveryServer(kinds: readonly ServedKind[]): Server {
  const versions = [...new Set(kinds.map(({ apiVersion }) => apiVersion))];
  const groups = [
    ...new Set(versions.filter((one) => one.includes('/')).map((one) => one.split('/')[0] ?? '')),
  ];
  const resourceList = (groupVersion: string) => ({
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: kinds
      .filter(({ apiVersion }) => apiVersion === groupVersion)
      .map(({ kind, namespaced }) => ({
        name: `${kind.toLowerCase()}s`,
        singularName: '',
        namespaced,
        kind,
        verbs: ['create', 'get', 'patch'],
      })),
  });
  return createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const answer = (body: object | undefined) => {
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(body ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 }),
      );
    };
    if (path === '/api')
      return answer({ kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] });
    if (path === '/apis') {
      return answer({
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: groups.map((name) => {
          const own = versions
            .filter((one) => one.startsWith(`${name}/`))
            .map((groupVersion) => ({ groupVersion, version: groupVersion.split('/')[1] }));
          return { name, versions: own, preferredVersion: own[0] };
        }),
      });
    }
    const groupVersion = path === '/api/v1' ? 'v1' : path.replace(/^\/apis\//, '');
    return answer(versions.includes(groupVersion) ? resourceList(groupVersion) : undefined);
  });
}

function run(args: readonly string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('kubectl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (status) => resolve({ status, output: Buffer.concat(chunks).toString() }));
  });
}

describe.each(CLUSTERS)('%s', (cluster) => {
  const rendered = join(REPOSITORY, 'clusters', cluster, 'rendered');
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nodeless-kubectl-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  kubectlTest(`kubectl kustomize reads every file that Argo CD reads${WITHOUT}`, async () => {
    const objects = renderedObjects(rendered).filter(({ path }) => !path.startsWith('bootstrap/'));
    const resources = objects.map(({ path }) => relative(folder, join(rendered, path)));
    writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources }));
    const { status, output } = await run(['kustomize', '--load-restrictor', 'LoadRestrictionsNone', folder]);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    expect(output.split(/^---$/m)).toHaveLength(objects.length);
  });

  kubectlTest.each(['1.35', '1.37'])(
    `kubectl create --dry-run=client accepts every object for %s${WITHOUT}`,
    async (version) => {
      const kinds = [...servedKinds(version), ...CUSTOM_KINDS];
      const server = discoveryServer(kinds);
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      try {
        const files = renderedObjects(rendered).flatMap(({ path }) => ['-f', join(rendered, path)]);
        const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const flags = [
          '--dry-run=client',
          '--validate=false',
          '-o',
          'name',
          '--server',
          address,
          '--cache-dir',
          folder,
        ];
        const { status, output } = await run(['create', ...flags, ...files]);
        expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
        expect(output.trim().split('\n')).toHaveLength(files.length / 2);
      } finally {
        await new Promise((closed) => server.close(closed));
      }
    },
  );
});
