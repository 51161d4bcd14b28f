import { MANAGED, managed, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-labels.ts';

const label = (key: string, value = 'x') => managed({ labels: { [key]: value } });
const taint = (key: string, value = 'x') => managed({ taints: [{ key, value, effect: 'NoSchedule' }] });

testRules(rules, {
  nodeLabels: {
    source: 'validation.go validateLabels',
    accepted: [
      label('team', ''),
      label('example.com/team'),
      label('node.kubernetes.io/role'),
      label('a.node.kubernetes.io/role'),
      label('topology.kubernetes.io/zone'),
      label('mykubernetes.io/a'),
    ],
    refused: [
      [label('a/b/c'), `${MANAGED}.labels.a/b/c`],
      [label('-a'), `${MANAGED}.labels.-a`],
      [label('Example.com/a'), `${MANAGED}.labels.Example.com/a`],
      [label('team', 'a b'), `${MANAGED}.labels.team`],
      [label('team', 'x'.repeat(64)), `${MANAGED}.labels.team`],
      [label('kubernetes.io/role'), `${MANAGED}.labels.kubernetes.io/role`],
      [label('node-role.kubernetes.io/worker'), `${MANAGED}.labels.node-role.kubernetes.io/worker`],
      [selfManaged({ labels: { 'a.k8s.io/b': '' } }), `${SELF_MANAGED}.labels.a.k8s.io/b`],
    ],
  },
  nodeNameLabels: {
    source: 'defaults.go setDefaultNodeLabels, validation.go validateLabels',
    accepted: [
      managed({ name: 'x'.repeat(63) }),
      { metadata: { name: 'x'.repeat(100), region: 'us-west-2' } },
      { metadata: { name: 'a-', region: 'us-west-2' } },
    ],
    refused: [
      [managed({ name: 'a-' }), `${MANAGED}.name`],
      [selfManaged({ name: 'x'.repeat(64) }), `${SELF_MANAGED}.name`],
      [managed({}, { metadata: { name: 'a-', region: 'us-west-2' } }), 'metadata.name'],
      [managed({}, { metadata: { name: 'x'.repeat(64), region: 'us-west-2' } }), 'metadata.name'],
    ],
  },
  nodeTaints: {
    source: 'validation.go validateTaints, taints.go Validate',
    accepted: [
      taint('example.com/db', ''),
      selfManaged({ taints: { db: 'true:NoSchedule', gpu: ':NoExecute', old: 'PreferNoSchedule' } }),
      selfManaged({ taints: [{ key: 'kubernetes.io/a', effect: 'NoExecute' }] }),
    ],
    refused: [
      [taint('a b'), `${MANAGED}.taints.0`],
      [taint('a', 'b c'), `${MANAGED}.taints.0`],
      [selfManaged({ taints: { db: 'true:Never' } }), `${SELF_MANAGED}.taints.db`],
      [selfManaged({ taints: { db: 'a:b:NoSchedule' } }), `${SELF_MANAGED}.taints.db`],
      [selfManaged({ taints: { db: '' } }), `${SELF_MANAGED}.taints.db`],
      [selfManaged({ taints: { 'a b': 'NoSchedule' } }), `${SELF_MANAGED}.taints.a b`],
    ],
  },
});
