import { printYaml, type JsonObject, type JsonValue } from '@nodeless/core';
import { parse } from 'yaml';
import { modelOf, SEOUL } from '../testing/model.ts';
import { normalized, publishedResources, type TemplateValues } from '../testing/template.ts';
import { karpenterTemplate } from './karpenter.ts';

const LONGEST_NAME = 'n'.repeat(40);

const template = (change: JsonObject = {}) => karpenterTemplate(modelOf(SEOUL, change).spec);

test.each([
  ['ap-northeast-2', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
])('has the same permissions and resources as upstream in %s', (region, partition, urlSuffix) => {
  const values: TemplateValues = {
    ClusterName: 'nodeless-seoul',
    'AWS::Region': region,
    'AWS::AccountId': '111122223333',
    'AWS::Partition': partition,
    'AWS::URLSuffix': urlSuffix,
  };
  const admins = [`arn:${partition}:iam::111122223333:role/admin`];
  const ours = normalized(printYaml(template({ region, access: { admins } })), values);
  expect(Object.keys(ours)).toHaveLength(14);
  expect(ours).toEqual(publishedResources(values));
});

test('the comparison sees a changed condition and a changed action', () => {
  const values: TemplateValues = { ClusterName: 'nodeless-seoul', 'AWS::Region': 'ap-northeast-2' };
  const bytes = printYaml(template());
  const same = normalized(bytes, values);
  for (const [from, to] of [
    ['owned', 'shared'],
    ['ec2:TerminateInstances', 'ec2:StopInstances'],
    ['EC2 Instance Rebalance', 'EC2 Instance'],
    ['Effect: Allow', 'Effect: Deny'],
  ] as const) {
    expect(normalized(bytes.replace(from, to), values)).not.toEqual(same);
  }
});

test('only resources of the template itself are left for AWS to fill in', () => {
  const text = JSON.stringify(template());
  expect(text).not.toContain('${');
  expect(text).not.toMatch(/Fn::(Sub|Join|ImportValue)/);
  expect(new Set(text.match(/"Fn::GetAtt":\[[^\]]*\]|"Ref":"[^"]*"/g))).toEqual(
    new Set([
      '"Fn::GetAtt":["KarpenterNodeRole","Arn"]',
      '"Fn::GetAtt":["KarpenterInterruptionQueue","Arn"]',
      '"Ref":"KarpenterInterruptionQueue"',
    ]),
  );
});

test('one more policy where node classes name keys of volumes', () => {
  const kmsKeyID = 'arn:aws:kms:ap-northeast-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const blockDeviceMappings = [{ deviceName: '/dev/xvda', ebs: { volumeSize: '50Gi', kmsKeyID } }];
  const change = { compute: { karpenter: { nodeClasses: [{ name: 'default', blockDeviceMappings }] } } };
  const { VolumeKeysPolicy: added, ...others } = template(change)['Resources'] as JsonObject;
  expect(others).toEqual(template()['Resources']);
  expect(added).toEqual({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      ManagedPolicyName: 'KarpenterControllerVolumeKeysPolicy-nodeless-seoul',
      Path: '/',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Grant',
            Effect: 'Allow',
            Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
            Resource: [kmsKeyID],
            Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
          },
          {
            Sid: 'Use',
            Effect: 'Allow',
            Action: [
              'kms:Encrypt',
              'kms:Decrypt',
              'kms:ReEncrypt*',
              'kms:GenerateDataKey*',
              'kms:DescribeKey',
            ],
            Resource: [kmsKeyID],
          },
        ],
      },
    },
  });
});

test('nodes may be rebooted where node repair does so', () => {
  const karpenter = { awsFeatureGates: { rebootForRepair: true }, featureGates: { nodeRepair: true } };
  const release = { version: '1.15.2', source: { commit: 'b'.repeat(40) }, crds: { commit: 'b'.repeat(40) } };
  const statements = (change: JsonObject) => {
    const resources = template(change)['Resources'] as Record<string, JsonObject>;
    const { PolicyDocument } = resources['NodeLifecyclePolicy']?.['Properties'] as JsonObject;
    return (PolicyDocument as JsonObject)['Statement'] as JsonObject[];
  };
  const added = statements({ versions: { karpenter: release }, compute: { karpenter } });
  expect(added.slice(0, -1)).toEqual(statements({}));
  expect(added.at(-1)).toEqual({
    Sid: 'AllowScopedReboot',
    Effect: 'Allow',
    Resource: ['arn:aws:ec2:ap-northeast-2:*:instance/*'],
    Action: 'ec2:RebootInstances',
    Condition: {
      StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/nodeless-seoul': 'owned' },
      StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
    },
  });
});

test('everything that can have tags has those of the sources', () => {
  const resources = Object.entries(template()['Resources'] as JsonObject) as [string, JsonObject][];
  const tags = [
    { Key: 'managed-by', Value: 'nodeless' },
    { Key: 'stage', Value: 'dev' },
  ];
  const untagged = resources.filter(([, { Properties }]) => {
    const given: JsonValue | undefined = (Properties as JsonObject)['Tags'];
    if (given !== undefined) expect(given).toEqual(tags);
    return given === undefined;
  });
  // CloudFormation knows no tags of these two types.
  expect(new Set(untagged.map(([, { Type }]) => Type))).toEqual(
    new Set(['AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy']),
  );
});

test('stays below the limits of CloudFormation and IAM for the longest name', () => {
  const bytes = printYaml(template({ name: LONGEST_NAME }));
  // `aws cloudformation deploy` sends a template of up to 51200 bytes without a bucket.
  expect(Buffer.byteLength(bytes)).toBeLessThan(51_200);
  const resources = Object.values((parse(bytes) as { Resources: { [name: string]: JsonObject } }).Resources);
  const documents = resources.filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
  expect(documents).toHaveLength(6);
  for (const { Properties } of documents) {
    const { ManagedPolicyName, PolicyDocument } = Properties as { [key: string]: JsonValue };
    // IAM counts a managed policy without white space: 6144 characters; its name: 128.
    expect(JSON.stringify(PolicyDocument).length).toBeLessThan(6_144);
    expect(String(ManagedPolicyName).length).toBeLessThanOrEqual(128);
  }
});
