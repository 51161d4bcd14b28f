import type { JsonObject } from '@nodeless/core';
import { fargateLogging } from '@nodeless/sources';
import { bootstrapSteps } from '../bootstrap/steps.ts';
import { clusterConfig } from '../cluster-config/cluster-config.ts';
import { configDiagnostics } from '../cluster-config/problems.ts';
import { provision } from '../provision.ts';
import { modelOf, SEOUL } from '../testing/model.ts';
import { fargateLoggingTemplate } from './fargate-logging.ts';

const withLogs = (logging: JsonObject | false = {}, more: JsonObject = {}) =>
  modelOf(SEOUL, {
    compute: { ...(SEOUL['compute'] as JsonObject), fargate: { ...FARGATE, logging } },
    ...more,
  });
const FARGATE = (SEOUL['compute'] as JsonObject)['fargate'] as JsonObject;

const template = (...args: Parameters<typeof withLogs>) => {
  const { spec } = withLogs(...args);
  const logging = fargateLogging(spec);
  if (logging === undefined) throw new Error('no logs are kept');
  return fargateLoggingTemplate(spec, logging);
};
const TAGS = [
  { Key: 'managed-by', Value: 'nodeless' },
  { Key: 'stage', Value: 'dev' },
];
const writesTo = (group: string) => ({
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
  Resource: { 'Fn::GetAtt': [group, 'Arn'] },
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
test('a log group, and a role that writes there alone', () => {
  expect(template({ retentionDays: 30 })).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Logs of pods on Fargate of the EKS cluster nodeless-seoul: log groups, role of the pods',
    Resources: {
      LogGroup: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: '/aws/eks/nodeless-seoul/fargate', RetentionInDays: 30, Tags: TAGS },
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      },
      PodRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'FargatePodRole-nodeless-seoul',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'eks-fargate-pods.amazonaws.com' },
                Action: 'sts:AssumeRole',
                Condition: {
                  ArnLike: {
                    'aws:SourceArn':
                      'arn:aws:eks:ap-northeast-2:111122223333:fargateprofile/nodeless-seoul/*',
                  },
                },
              },
            ],
          },
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy'],
          Policies: [
            {
              PolicyName: 'logs',
              PolicyDocument: { Version: '2012-10-17', Statement: [writesTo('LogGroup')] },
            },
          ],
          Tags: TAGS,
        },
      },
    },
  });
});

test('logs of the router itself, another name, a boundary', () => {
  const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
  expect(
    template({ logGroupName: 'pods', processLogs: true }, { iam: { permissionsBoundary } }),
  ).toMatchObject({
    Resources: {
      LogGroup: { Properties: { LogGroupName: 'pods', RetentionInDays: 90 } },
      ProcessLogGroup: { Properties: { LogGroupName: 'nodeless-seoul-fluent-bit-logs' } },
      PodRole: {
        Properties: {
          PermissionsBoundary: permissionsBoundary,
          Policies: [{ PolicyDocument: { Statement: [writesTo('LogGroup'), writesTo('ProcessLogGroup')] } }],
        },
      },
    },
  });
});

test('eksctl takes the role and makes none', () => {
  const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
  const model = withLogs({}, { iam: { permissionsBoundary } });
  const config = clusterConfig(model);
  expect(config.iam).toMatchObject({
    fargatePodExecutionRoleARN: 'arn:aws:iam::111122223333:role/FargatePodRole-nodeless-seoul',
    serviceRolePermissionsBoundary: permissionsBoundary,
  });
  expect(config.fargateProfiles?.map(({ podExecutionRoleARN }) => podExecutionRoleARN)).toEqual(
    Array(3).fill(config.iam?.fargatePodExecutionRoleARN),
  );
  expect(config.iam).not.toHaveProperty('fargatePodExecutionRolePermissionsBoundary');
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(clusterConfig(withLogs(false)).iam).not.toHaveProperty('fargatePodExecutionRoleARN');
});

test('the role comes before the profiles, the settings before the pods', () => {
  const steps = bootstrapSteps(withLogs());
  expect(steps.map(({ title }) => title).slice(1, 8)).toEqual([
    'Make the node role, the policies and the interruption queue of Karpenter',
    'Make the role and the log groups of pods on Fargate',
    'Create the cluster',
    'Point kubectl at the cluster',
    'Tell Fargate where logs go',
    'Restart CoreDNS',
    'Make the namespace of Argo CD',
  ]);
  const rendered = 'clusters/nodeless-seoul/rendered';
  expect(steps[2]?.command).toBe(
    [
      'aws cloudformation deploy --region ap-northeast-2 --stack-name FargateLogging-nodeless-seoul',
      `--template-file ${rendered}/cloudformation/fargate-logging.yaml`,
      '--capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset',
      '--tags managed-by=nodeless stage=dev',
    ].join(' \\\n  '),
  );
  const apply =
    'kubectl --context nodeless-seoul apply --server-side --field-manager=argocd-controller \\\n' +
    '  --force-conflicts';
  expect(steps[5]?.command.split('\nkubectl')).toHaveLength(2);
  expect(steps[5]?.command).toContain(`${rendered}/manifests/namespaces/namespace-aws-observability.yaml`);
  expect(steps[5]?.command).toContain(`${rendered}/manifests/fargate-logging`);
  expect(steps[5]?.command.startsWith(apply)).toBe(true);
  expect(steps.filter(({ why }) => !/^[A-Z].*\.$/.test(why))).toEqual([]);
  expect(steps[5]?.why).toContain('Pods read this when they are made');
  expect(steps[6]?.why).toBe(
    'Its pods are older than the settings of logs, which they read when they are made.',
  );
});

test('the template is a file, and only where logs are kept', () => {
  const paths = (model: ReturnType<typeof modelOf>) => provision(model).artifacts.map(({ path }) => path);
  expect(paths(withLogs())).toEqual([
    'cloudformation/fargate-logging.yaml',
    'cloudformation/karpenter.yaml',
    'eksctl/cluster.yaml',
  ]);
  expect(paths(withLogs(false))).toEqual(['cloudformation/karpenter.yaml', 'eksctl/cluster.yaml']);
});
