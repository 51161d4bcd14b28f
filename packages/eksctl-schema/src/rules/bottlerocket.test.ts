import { MANAGED, managed, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './bottlerocket.ts';

const settings = (value: object, change: object = {}) => ({
  amiFamily: 'Bottlerocket',
  bottlerocket: { settings: value },
  ...change,
});
const kubernetes = (value: unknown, change: object = {}) => settings({ kubernetes: value }, change);
const place = (group: string, key: string) => `${group}.bottlerocket.settings.kubernetes.${key}`;

testRules(rules, {
  bottlerocketSettings: {
    source: 'validation.go checkBottlerocketSettings',
    accepted: [selfManaged(settings({ motd: 'a' })), managed(kubernetes({ 'allowed-unsafe-sysctls': [] }))],
    refused: [
      [selfManaged(kubernetes('a')), `${SELF_MANAGED}.bottlerocket.settings.kubernetes`],
      [managed(kubernetes([])), `${MANAGED}.bottlerocket.settings.kubernetes`],
    ],
  },
  bottlerocketNodeKeys: {
    source: 'validation.go checkBottlerocketSettings, nodebootstrap/managed_bottlerocket.go',
    accepted: [
      managed(kubernetes({ 'max-pods': 50 })),
      selfManaged(kubernetes({ 'cluster-dns-ip': '10.0.0.10' })),
    ],
    refused: [
      [
        selfManaged(kubernetes({ 'node-labels': {}, 'node-taints': {}, 'max-pods': 50 })),
        place(SELF_MANAGED, 'node-labels'),
        place(SELF_MANAGED, 'node-taints'),
        place(SELF_MANAGED, 'max-pods'),
      ],
      [
        selfManaged(kubernetes({ 'cluster-dns-ip': '10.0.0.10' }, { clusterDNS: '10.0.0.11' })),
        place(SELF_MANAGED, 'cluster-dns-ip'),
      ],
      [managed(kubernetes({ 'node-labels': {} })), place(MANAGED, 'node-labels')],
    ],
  },
  bottlerocketManagedKeys: {
    source: 'nodebootstrap/managed_bottlerocket.go validateBottlerocketSettings',
    accepted: [selfManaged(kubernetes({ 'api-server': 'https://a.example' }))],
    refused: [
      [
        managed(kubernetes({ 'api-server': 'a', 'cluster-name': 'b' })),
        place(MANAGED, 'api-server'),
        place(MANAGED, 'cluster-name'),
      ],
    ],
  },
  bottlerocketToml: {
    source: 'go-toml v1.9.5 TreeFromMap',
    accepted: [
      selfManaged(settings({ ntp: { 'time-servers': ['a', 'b'] }, 'a.b': [{ c: 1 }, { d: [] }] })),
      managed({ bottlerocket: { settings: { motd: null } } }),
    ],
    refused: [
      [selfManaged(settings({ motd: null })), `${SELF_MANAGED}.bottlerocket.settings.motd`],
      [
        managed(settings({ a: { b: [1, '1'], c: [{ d: null }] } })),
        `${MANAGED}.bottlerocket.settings.a.b`,
        `${MANAGED}.bottlerocket.settings.a.c.0.d`,
      ],
      [
        managed(settings({ a: [null, null] })),
        `${MANAGED}.bottlerocket.settings.a.0`,
        `${MANAGED}.bottlerocket.settings.a.1`,
      ],
    ],
  },
  bottlerocketAdmin: {
    source: 'nodebootstrap/managed_bottlerocket.go UserData, defaults.go',
    accepted: [
      managed(settings({ 'host-containers': { admin: { enabled: true } } })),
      managed(settings({ 'host-containers': { admin: {} } }, { ssh: { allow: true, publicKeyName: 'k' } })),
    ],
    refused: [
      [
        managed({
          amiFamily: 'Bottlerocket',
          bottlerocket: {
            enableAdminContainer: false,
            settings: { 'host-containers': { admin: { enabled: true } } },
          },
        }),
        `${MANAGED}.bottlerocket.settings.host-containers.admin.enabled`,
      ],
      [
        managed(settings({ 'host-containers': { admin: { enabled: true } } }, { ssh: { allow: true } })),
        `${MANAGED}.bottlerocket.settings.host-containers.admin.enabled`,
      ],
    ],
  },
});
