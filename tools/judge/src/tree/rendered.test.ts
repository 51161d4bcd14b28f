import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readRendered } from './rendered.ts';

let repository = '';
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'nodeless-judge-tree-'));
});
afterEach(() => rmSync(repository, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(repository, 'clusters/one/rendered', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const application = (url: string, revision: string): string =>
  `spec: { source: { repoURL: ${url}, targetRevision: "${revision}", path: x } }\n`;

test('own Applications and charts are told apart by the URL of root', () => {
  write('bootstrap/argocd/kustomization.yaml', '{}\n');
  write('argocd/root.yaml', application('https://git.example.com/platform.git', 'refs/heads/trunk'));
  write(
    'argocd/applications/web.yaml',
    application('https://git.example.com/platform.git', 'refs/heads/trunk'),
  );
  write(
    'argocd/applications/karpenter.yaml',
    application('https://github.com/aws/karpenter-provider-aws', '1d92'),
  );
  expect(readRendered(repository, 'one')).toEqual({
    cluster: 'one',
    folder: 'clusters/one/rendered',
    url: 'https://git.example.com/platform.git',
    branch: 'refs/heads/trunk',
    own: ['web'],
    charts: [
      {
        name: 'karpenter',
        file: 'clusters/one/rendered/argocd/applications/karpenter.yaml',
        url: 'https://github.com/aws/karpenter-provider-aws',
        commit: '1d92',
      },
    ],
    hosts: ['git.example.com', 'github.com'],
  });
});

test.each([
  ['HEAD', 'refs/heads/main'],
  ['trunk', 'refs/heads/trunk'],
])('the branch of %s is %s', (revision, branch) => {
  write('bootstrap/argocd/kustomization.yaml', '{}\n');
  write('argocd/root.yaml', application('https://git.example.com/platform.git', revision));
  write('argocd/applications/web.yaml', application('https://git.example.com/platform.git', revision));
  expect(readRendered(repository, 'one').branch).toBe(branch);
});

test('git over SSH is refused', () => {
  write('bootstrap/argocd/kustomization.yaml', '{}\n');
  write('argocd/root.yaml', application('ssh://git@git.example.com/platform.git', 'main'));
  write('argocd/applications/web.yaml', application('ssh://git@git.example.com/platform.git', 'main'));
  expect(() => readRendered(repository, 'one')).toThrow('over HTTPS only');
});

test('a cluster whose Argo CD is managed is refused', () => {
  write('argocd/root.yaml', application('https://git.example.com/platform.git', 'main'));
  expect(() => readRendered(repository, 'one')).toThrow('has no bootstrap/argocd');
});
