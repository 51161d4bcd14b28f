import type { Manifest } from '@nodeless/core';
import { FARGATE_LOGGING, type FargateLogging } from '@nodeless/sources';

/**
 * The settings of the log router of Fargate, in the words of Fluent Bit. The log group exists already, so nothing makes it.
 * Fargate allows 5300 characters, a few plugins, and no variables.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html
 */
export function logRouter({ logGroupName, processLogGroupName }: FargateLogging, region: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'aws-logging', namespace: FARGATE_LOGGING.namespace },
    data: {
      flb_log_cw: String(processLogGroupName !== undefined),
      'filters.conf': [
        // What the container runtime writes before each line, then whose line it is.
        section('FILTER', { Name: 'parser', Match: '*', Key_name: 'log', Parser: 'crio' }),
        section('FILTER', {
          Name: 'kubernetes',
          Match: 'kube.*',
          Merge_Log: 'On',
          Keep_Log: 'Off',
          Buffer_Size: '0',
          Kube_Meta_Cache_TTL: '300s',
        }),
      ].join(''),
      'output.conf': section('OUTPUT', {
        Name: 'cloudwatch_logs',
        Match: 'kube.*',
        region,
        log_group_name: logGroupName,
        log_stream_prefix: 'fargate-',
      }),
      'parsers.conf': section('PARSER', {
        Name: 'crio',
        Format: 'Regex',
        Regex: '^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>P|F) (?<log>.*)$',
        Time_Key: 'time',
        Time_Format: '%Y-%m-%dT%H:%M:%S.%L%z',
      }),
    },
  };
}

function section(name: string, entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `    ${key} ${value}\n`);
  return `[${name}]\n${lines.join('')}`;
}
