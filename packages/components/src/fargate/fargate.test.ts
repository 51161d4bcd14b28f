import type { JsonObject } from '@nodeless/core';
import { applicationNames, applicationOf, folderOf, outputOf, resourceAt } from '../testing/output.ts';

const profiles = [{ name: 'web', selectors: [{ namespace: 'web' }] }];
const withLogs = (logging: JsonObject | false) =>
  outputOf({ cluster: { compute: { fargate: { profiles, logging } } } });
const dataOf = (logging: JsonObject) =>
  folderOf(withLogs(logging), 'fargate-logging')['configmap-aws-logging.aws-observability.yaml']?.[
    'data'
  ] as Record<string, string>;

test('without logs there is nothing', () => {
  expect(applicationNames(withLogs(false))).not.toContain('fargate-logging');
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html
test('the settings that Fargate looks for', () => {
  const output = withLogs({ logGroupName: 'pods' });
  expect(folderOf(output, 'fargate-logging')).toEqual({
    'configmap-aws-logging.aws-observability.yaml': {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'aws-logging', namespace: 'aws-observability' },
      data: {
        flb_log_cw: 'false',
        'filters.conf': [
          '[FILTER]',
          '    Name parser',
          '    Match *',
          '    Key_name log',
          '    Parser crio',
          '[FILTER]',
          '    Name kubernetes',
          '    Match kube.*',
          '    Merge_Log On',
          '    Keep_Log Off',
          '    Buffer_Size 0',
          '    Kube_Meta_Cache_TTL 300s',
          '',
        ].join('\n'),
        'output.conf': [
          '[OUTPUT]',
          '    Name cloudwatch_logs',
          '    Match kube.*',
          '    region eu-central-1',
          '    log_group_name pods',
          '    log_stream_prefix fargate-',
          '',
        ].join('\n'),
        'parsers.conf': [
          '[PARSER]',
          '    Name crio',
          '    Format Regex',
          '    Regex ^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>P|F) (?<log>.*)$',
          '    Time_Key time',
          '    Time_Format %Y-%m-%dT%H:%M:%S.%L%z',
          '',
        ].join('\n'),
      },
    },
  });
  expect(
    resourceAt(output, 'manifests/namespaces/namespace-aws-observability.yaml').manifest.metadata.labels,
  ).toEqual({
    'aws-observability': 'enabled',
    'pod-security.kubernetes.io/enforce': 'restricted',
  });
  expect(
    resourceAt(output, 'manifests/fargate-logging/configmap-aws-logging.aws-observability.yaml').origin
      .specPath,
  ).toBe('cluster#/compute/fargate/logging');
});

test('before all pods', () => {
  const waveOf = (name: string) =>
    Number(applicationOf(withLogs({}), name).metadata.annotations?.['argocd.argoproj.io/sync-wave']);
  expect(waveOf('fargate-logging')).toBeGreaterThan(waveOf('namespaces'));
  expect(waveOf('fargate-logging')).toBeLessThan(waveOf('argocd'));
});

test('logs of the router, and no more characters than Fargate takes', () => {
  const data = dataOf({ processLogs: true, logGroupName: 'g'.repeat(512) });
  expect(data['flb_log_cw']).toBe('true');
  expect(Object.entries(data).flat().join('').length).toBeLessThan(5300);
});
