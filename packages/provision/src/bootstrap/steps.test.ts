import { spawnSync } from 'node:child_process';
import { modelOf, SEOUL, SMALL, TOKYO } from '../testing/model.ts';
import { bootstrapSteps } from './steps.ts';

const RENDERED = 'clusters/nodeless-seoul/rendered';

test('in-cluster: each step after what it needs', () => {
  const steps = bootstrapSteps(modelOf(SEOUL));
  expect(steps.map(({ title }) => title)).toEqual([
    'Check the account and who you are',
    'Make the node role, the policies and the interruption queue of Karpenter',
    'Create the cluster',
    'Point kubectl at the cluster',
    'Make the namespace of Argo CD',
    'Install Argo CD',
    'Wait until Argo CD runs',
    'Give Argo CD access to the repository',
    'Apply the root Application',
    'Watch the Applications come up',
  ]);
  expect(steps.map(({ command }) => command)).toEqual([
    'test "$(aws sts get-caller-identity --query Account --output text)" = 111122223333',
    [
      'aws cloudformation deploy --region ap-northeast-2 --stack-name Karpenter-nodeless-seoul',
      `--template-file ${RENDERED}/cloudformation/karpenter.yaml`,
      '--capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset',
      '--tags managed-by=nodeless stage=dev',
    ].join(' \\\n  '),
    `eksctl create cluster -f ${RENDERED}/eksctl/cluster.yaml`,
    'aws eks update-kubeconfig --region ap-northeast-2 --name nodeless-seoul --alias nodeless-seoul',
    applied(`-f ${RENDERED}/bootstrap/00-namespace.yaml`),
    applied(`-k ${RENDERED}/bootstrap/argocd`),
    [
      [
        'kubectl --context nodeless-seoul wait',
        `'--for=jsonpath={.status.conditions[?(@.type=="Established")].status}=True'`,
        '--timeout=2m crd/applications.argoproj.io crd/appprojects.argoproj.io',
      ].join(' \\\n  '),
      [
        'kubectl --context nodeless-seoul wait --namespace argocd --for=condition=Available',
        '--timeout=15m deployment --all',
      ].join(' \\\n  '),
      [
        'kubectl --context nodeless-seoul rollout status --namespace argocd',
        '--timeout=15m statefulset/argocd-application-controller',
      ].join(' \\\n  '),
    ].join('\n'),
    [
      [
        `tr -d '\\n' < "\${GIT_TOKEN_FILE:?file with a read-only token}" |\nkubectl --context nodeless-seoul create secret generic repository --namespace argocd`,
        '--from-literal=type=git --from-literal=url=https://github.com/example/platform.git',
        '--from-literal=username=git --from-file=password=/dev/stdin',
      ].join(' \\\n  '),
      [
        'kubectl --context nodeless-seoul label secret repository',
        '--namespace argocd argocd.argoproj.io/secret-type=repository',
      ].join(' \\\n  '),
    ].join('\n'),
    [
      applied(`-f ${RENDERED}/bootstrap/20-appproject-bootstrap.yaml`),
      applied(`-f ${RENDERED}/bootstrap/30-root.yaml`),
    ].join('\n'),
    'kubectl --context nodeless-seoul get --namespace argocd applications.argoproj.io --watch',
  ]);
});

test.each([
  ['in-cluster', modelOf(SEOUL)],
  ['another one', modelOf(TOKYO)],
  ['the smallest', modelOf(SMALL)],
  ['eks-capability', modelOf(SEOUL, { argocd: { mode: 'eks-capability' } })],
])('%s: each step says what and why in a sentence', (_name, model) => {
  const steps = bootstrapSteps(model);
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.filter(({ why }) => !/^[A-Z].*[.:]$/.test(why))).toEqual([]);
  expect(steps.filter(({ title }) => !/^[A-Z].*[^.]$/.test(title))).toEqual([]);
});

test('eks-capability: AWS runs Argo CD, the cluster is registered', () => {
  const steps = bootstrapSteps(modelOf(SEOUL, { argocd: { mode: 'eks-capability' } }));
  expect(steps.slice(4, 8).map(({ title }) => title)).toEqual([
    'Make the role of the Argo CD capability',
    'Create the Argo CD capability',
    'Let Argo CD write to the cluster',
    'Register the cluster with Argo CD',
  ]);
  const text = steps.map(({ command }) => command).join('\n');
  expect(text).not.toContain('bootstrap/argocd');
  expect(text).toContain('--role-arn arn:aws:iam::111122223333:role/nodeless-seoul-argocd-capability');
  expect(text).toContain(
    '--from-literal=server=arn:aws:eks:ap-northeast-2:111122223333:cluster/nodeless-seoul',
  );
});

test('a cluster without Karpenter has no stack of it', () => {
  const titles = bootstrapSteps(modelOf(SMALL)).map(({ title }) => title);
  expect(titles.slice(0, 3)).toEqual([
    'Check the account and who you are',
    'Create the cluster',
    'Point kubectl at the cluster',
  ]);
});

test('who may run eksctl, and from where, is said', () => {
  const why = (spec: typeof SEOUL) => bootstrapSteps(modelOf(spec)).map(({ why: reason }) => reason);
  expect(why(SEOUL)[0]).toContain('access.admins: be one of them');
  expect(why(SEOUL)[2]).toContain('from an address in 203.0.113.0/24');
  expect(why(TOKYO)[0]).toContain('whoever runs eksctl becomes the administrator');
  expect(why(TOKYO)[2]).toContain('inside the VPC only');
});

test('credentials over https are for private repositories, over ssh always', () => {
  const credentials = (repository: string) =>
    bootstrapSteps(modelOf(SEOUL, {}, { repository })).find(({ title }) => title.startsWith('Give Argo CD'));
  expect(credentials('https://github.com/example/a.git')?.when).toBe('the repository is private');
  const overSsh = credentials('git@github.com:example/a.git');
  expect(overSsh?.when).toBeUndefined();
  expect(overSsh?.command).toContain(
    '--from-file=sshPrivateKey="${GIT_KEY_FILE:?file with the private key}"',
  );
});

test('data cannot become shell: hostile tags and URLs stay words', () => {
  const hostile = "https://x/$(reboot)`b`';c.git";
  const steps = bootstrapSteps(modelOf(SEOUL, { tags: { 'a b': 'c @ d' } }, { repository: hostile }));
  expect(steps[1]?.command).toContain(`--tags 'a b=c @ d' managed-by=nodeless stage=dev`);
  expect(steps[7]?.command).toContain(`'--from-literal=url=https://x/$(reboot)\`b\`'\\'';c.git'`);
});

test.each([
  ['in-cluster', SEOUL],
  ['eks-capability', { ...SEOUL, argocd: { mode: 'eks-capability' } }],
])('every command of %s is valid shell, and every reason is one line', (_, spec) => {
  for (const { why, command, verify = 'true' } of bootstrapSteps(modelOf(spec))) {
    const { status, stderr } = spawnSync('sh', ['-n'], {
      input: `${command}\n${verify}\n`,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(why).not.toContain('\n');
  }
});

function applied(file: string): string {
  const line = 'kubectl --context nodeless-seoul apply --server-side --field-manager=argocd-controller';
  return `${line} \\\n  --force-conflicts ${file}`;
}
