import { parse } from 'yaml';
import {
  configWith,
  MANAGED,
  managed,
  NODE_CONFIG,
  SELF_MANAGED,
  selfManaged,
  version,
} from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import { validateClusterConfig } from '../validate.ts';
import * as rules from './node-config.ts';

const SCRIPT = '#!/bin/bash\n/etc/eks/bootstrap.sh a\n';
const joins = (overrideBootstrapCommand: string) => ({ overrideBootstrapCommand });

testRules(rules, {
  nodeConfigDocument: {
    source: 'nodebootstrap/al2023.go stringToNodeConfig',
    accepted: [
      managed(joins(NODE_CONFIG)),
      selfManaged({ ...joins(NODE_CONFIG), amiFamily: 'AmazonLinux2023' }),
      managed({ ...joins(SCRIPT), amiFamily: 'Ubuntu2404', ami: 'ami-1' }),
      selfManaged({ ...joins(SCRIPT), amiFamily: 'AmazonLinux2' }, version('1.32')),
    ],
    refused: [
      [managed(joins(SCRIPT)), `${MANAGED}.overrideBootstrapCommand`],
      [
        managed({ ...joins(SCRIPT), ami: 'ami-1', amiFamily: 'AmazonLinux2023' }),
        `${MANAGED}.overrideBootstrapCommand`,
      ],
      [selfManaged(joins('')), `${SELF_MANAGED}.overrideBootstrapCommand`],
    ],
  },
});

describe('with a parser of YAML', () => {
  const found = (text: string) =>
    validateClusterConfig(configWith(managed(joins(text))), { parseYaml: parse }).map(({ path }) =>
      path.join('.'),
    );

  test.each([
    NODE_CONFIG,
    JSON.stringify(parse(NODE_CONFIG)),
    '# node.eks.aws\nkind: NodeConfig\napiVersion: node.eks.aws/v1alpha1',
  ])('accepts %j', (text) => expect(found(text)).toEqual([]));
  test.each([
    SCRIPT,
    '# apiVersion: node.eks.aws/v1alpha1, kind: NodeConfig',
    NODE_CONFIG.replace('NodeConfig', 'NodeConfigs'),
    NODE_CONFIG.replace('node.eks.aws', 'eks.aws'),
    NODE_CONFIG.replace('{}', '[]'),
    `${NODE_CONFIG}kind: NodeConfig`,
    'kind: NodeConfig',
  ])('refuses %j', (text) => expect(found(text)).toEqual([`${MANAGED}.overrideBootstrapCommand`]));
});
