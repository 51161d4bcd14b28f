import { edited, modelOf } from '../../testing/sources.ts';
import { karpenterControllerPolicyNames } from '../names.ts';
import { nodeVolumeKeyStatements } from './node-volume-keys.ts';

const withKeys = (...keys: readonly string[]) => {
  const volumes = keys.map(
    (key, index) => `{ deviceName: /dev/xvd${'abcdefgh'[index]}, ebs: { volumeSize: 50Gi${key} } }`,
  );
  const nodeClasses = `    nodeClasses: [{ name: default, blockDeviceMappings: [${volumes.join(', ')}] }]\n`;
  return modelOf(edited('cluster', '    nodePools:\n', `${nodeClasses}    nodePools:\n`)).spec;
};
const KMS = 'arn:aws:kms:eu-central-1:111122223333';
const use = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
const grant = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];
const forAws = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };

test('without a key there is nothing to permit, and no policy', () => {
  const spec = withKeys('');
  expect(nodeVolumeKeyStatements(spec)).toEqual([]);
  expect(karpenterControllerPolicyNames(spec)).toHaveLength(6);
});

test('keys by ARN and by id, each once', () => {
  const spec = withKeys(`, kmsKeyID: '${KMS}:key/2'`, ", kmsKeyID: '1'", `, kmsKeyID: '${KMS}:key/2'`);
  const keys = [`${KMS}:key/1`, `${KMS}:key/2`];
  expect(nodeVolumeKeyStatements(spec)).toEqual([
    { Sid: 'Grant', Effect: 'Allow', Action: grant, Resource: keys, Condition: forAws },
    { Sid: 'Use', Effect: 'Allow', Action: use, Resource: keys },
  ]);
  expect(karpenterControllerPolicyNames(spec)[6]).toBe('KarpenterControllerVolumeKeysPolicy-sample');
});

test('an alias stands for the keys that have it', () => {
  const named = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/nodes'] } };
  const any = [`${KMS}:key/*`];
  for (const alias of ['alias/nodes', `${KMS}:alias/nodes`]) {
    expect(nodeVolumeKeyStatements(withKeys(`, kmsKeyID: '${alias}'`))).toEqual([
      {
        Sid: 'GrantByAlias',
        Effect: 'Allow',
        Action: grant,
        Resource: any,
        Condition: { ...forAws, ...named },
      },
      { Sid: 'UseByAlias', Effect: 'Allow', Action: use, Resource: any, Condition: named },
    ]);
  }
});
