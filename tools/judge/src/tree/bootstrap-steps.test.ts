import { readSteps, stepsOfArgoCd } from './bootstrap-steps.ts';

const OUTPUT = `# 1. Check the account and who you are
#    Everything is made in one account.
test "$(aws sts get-caller-identity --query Account --output text)" = 111122223333
# to check:
aws sts get-caller-identity --query Arn --output text

# 2. Make the namespace of Argo CD
#    The install below expects it.
kubectl --context one apply --server-side \\
  -f clusters/one/rendered/bootstrap/00-namespace.yaml

# 3. Wait until Argo CD runs
#    A pod takes a minute.
kubectl --context one wait crd/applications.argoproj.io
kubectl --context one rollout status statefulset/argocd-application-controller
# to check:
kubectl --context one get pods

# 4. Give Argo CD access to the repository
#    the repository is private
tr -d '\\n' < "\${GIT_TOKEN_FILE:?file}" |
kubectl --context one create secret generic repository

# 5. Watch the Applications come up
kubectl --context one get applications.argoproj.io --watch
`;

test('steps are read with their commands, without comments and checks', () => {
  expect(readSteps(OUTPUT)).toEqual([
    {
      title: 'Check the account and who you are',
      command: 'test "$(aws sts get-caller-identity --query Account --output text)" = 111122223333',
    },
    {
      title: 'Make the namespace of Argo CD',
      command:
        'kubectl --context one apply --server-side \\\n  -f clusters/one/rendered/bootstrap/00-namespace.yaml',
    },
    {
      title: 'Wait until Argo CD runs',
      command:
        'kubectl --context one wait crd/applications.argoproj.io\nkubectl --context one rollout status statefulset/argocd-application-controller',
    },
    {
      title: 'Give Argo CD access to the repository',
      command: `tr -d '\\n' < "\${GIT_TOKEN_FILE:?file}" |\nkubectl --context one create secret generic repository`,
    },
    {
      title: 'Watch the Applications come up',
      command: 'kubectl --context one get applications.argoproj.io --watch',
    },
  ]);
});

test('those from the namespace on are run, but for AWS, credentials and what never ends', () => {
  const { run, leftOut } = stepsOfArgoCd(readSteps(OUTPUT));
  expect(run.map(({ title }) => title)).toEqual(['Make the namespace of Argo CD', 'Wait until Argo CD runs']);
  expect(leftOut).toEqual([
    'Give Argo CD access to the repository (credential)',
    'Watch the Applications come up (watches)',
  ]);
});

test('nothing is run where Argo CD is not installed', () => {
  const steps = [{ title: 'Something else', command: 'kubectl get pods' }];
  expect(stepsOfArgoCd(steps)).toEqual({ run: [], leftOut: [] });
});
