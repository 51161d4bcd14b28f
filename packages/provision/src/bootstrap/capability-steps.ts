import { IN_CLUSTER } from '@nodeless/contracts/argocd';
import { accessPolicyArn } from '@nodeless/contracts/aws';
import { ARGOCD_NAMESPACE, clusterArn, type ClusterModel } from '@nodeless/sources';
import { roleArn } from '@nodeless/catalogue';
import { BOOTSTRAP_FILES } from './files.ts';
import { commandLine } from './shell.ts';
import { apply, bootstrapPath, kubectl, type BootstrapStep } from './step.ts';

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'capabilities.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
};

/** People sign in through IAM Identity Center alone; which instance and which group is not ours to know. */
const CONFIGURATION = [
  '"argoCd={awsIdc={idcInstanceArn=${IDC_INSTANCE_ARN:?ARN of the Identity Center instance}',
  'idcRegion=${IDC_REGION:?its region}}',
  'rbacRoleMappings=[{role=ADMIN,identities=[{id=${IDC_GROUP_ID:?group of administrators},type=SSO_GROUP}]}]}"',
].join(',');

/**
 * The Argo CD that AWS runs outside the cluster.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/argocd-create-cli.html and argocd-register-clusters.html
 */
export function capabilitySteps(model: ClusterModel): BootstrapStep[] {
  const { name, region, iam } = model.spec;
  const { permissionsBoundary } = iam;
  const role = `${name}-argocd-capability`;
  const arn = roleArn(model.spec, role);
  const ofCluster = ['--region', region, '--cluster-name', name];
  return [
    {
      title: 'Make the role of the Argo CD capability',
      why: 'EKS runs Argo CD with it. It needs no policy for public repositories.',
      command: commandLine(
        ...['aws', 'iam', 'create-role', '--role-name', role],
        ...['--assume-role-policy-document', JSON.stringify(TRUST)],
        ...(permissionsBoundary === undefined ? [] : ['--permissions-boundary', permissionsBoundary]),
      ),
    },
    {
      title: 'Create the Argo CD capability',
      why: 'EKS runs Argo CD outside the cluster and brings its CRDs. Set the three variables first: people sign in through IAM Identity Center.',
      command: [
        commandLine(
          ...[
            'aws',
            'eks',
            'create-capability',
            ...ofCluster,
            '--capability-name',
            'argocd',
            '--type',
            'ARGOCD',
          ],
          ...['--role-arn', arn, '--delete-propagation-policy', 'RETAIN', '--configuration'],
          { shell: CONFIGURATION },
        ),
        kubectl(model, 'wait', '--for=create', '--timeout=15m', 'crd/applications.argoproj.io'),
      ].join('\n'),
      verify: commandLine(
        ...['aws', 'eks', 'describe-capability', ...ofCluster, '--capability-name', 'argocd'],
        ...['--query', 'capability.status', '--output', 'text'],
      ),
    },
    {
      title: 'Let Argo CD write to the cluster',
      why: 'EKS lets its role in without any permission. It makes CRDs and cluster roles, so it must be an administrator.',
      command: commandLine(
        ...['aws', 'eks', 'associate-access-policy', ...ofCluster, '--principal-arn', arn],
        ...['--policy-arn', accessPolicyArn(region, 'AmazonEKSClusterAdminPolicy')],
        ...['--access-scope', 'type=cluster'],
      ),
    },
    {
      title: 'Register the cluster with Argo CD',
      why: 'The capability does not know the cluster that it belongs to. The Secret holds the ARN of the cluster and no credential; Secrets are kept out of git all the same.',
      command: [
        apply(model, '-f', bootstrapPath(model, BOOTSTRAP_FILES.namespace)),
        kubectl(
          model,
          ...['create', 'secret', 'generic', IN_CLUSTER, '--namespace', ARGOCD_NAMESPACE],
          ...[`--from-literal=name=${IN_CLUSTER}`, `--from-literal=server=${clusterArn(model.spec)}`],
        ),
        kubectl(
          model,
          ...['label', 'secret', IN_CLUSTER, '--namespace', ARGOCD_NAMESPACE],
          'argocd.argoproj.io/secret-type=cluster',
        ),
      ].join('\n'),
    },
  ];
}
