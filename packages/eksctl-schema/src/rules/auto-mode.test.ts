import { managed, ROLE, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './auto-mode.ts';

const auto = (settings: object = {}, change: object = {}) => ({
  autoModeConfig: { enabled: true, ...settings },
  ...change,
});
const CORE = { addons: [{ name: 'vpc-cni' }, { name: 'metrics-server' }, { name: 'coredns' }] };

testRules(rules, {
  autoModePools: {
    source: 'auto_mode.go ValidateAutoModeConfig',
    accepted: [auto(), auto({ nodePools: ['system', 'general-purpose'] })],
    refused: [[auto({ nodePools: ['system', 'system'] }), 'autoModeConfig.nodePools.1']],
  },
  autoModeRole: {
    source: 'auto_mode.go ValidateAutoModeConfig',
    accepted: [auto({ nodePools: [] }), auto({ nodeRoleARN: ROLE }), auto({ permissionsBoundaryARN: ROLE })],
    refused: [
      [auto({ nodePools: [], nodeRoleARN: ROLE }), 'autoModeConfig.nodeRoleARN'],
      [auto({ nodePools: [], permissionsBoundaryARN: ROLE }), 'autoModeConfig.permissionsBoundaryARN'],
      [auto({ nodeRoleARN: ROLE, permissionsBoundaryARN: ROLE }), 'autoModeConfig.permissionsBoundaryARN'],
    ],
  },
  autoModeOff: {
    source: 'auto_mode.go ValidateAutoModeConfig',
    accepted: [{ autoModeConfig: { enabled: false } }, { autoModeConfig: { enabled: false, nodePools: [] } }],
    refused: [
      [
        { autoModeConfig: { enabled: false, nodePools: ['system'], nodeRoleARN: ROLE } },
        'autoModeConfig.nodePools',
        'autoModeConfig.nodeRoleARN',
      ],
      [{ autoModeConfig: { permissionsBoundaryARN: ROLE } }, 'autoModeConfig.permissionsBoundaryARN'],
    ],
  },
  autoModeNodeGroups: {
    source: 'configfile.go NewCreateClusterLoader',
    accepted: [
      auto({}, { nodeGroups: [], managedNodeGroups: [] }),
      managed({}, { autoModeConfig: { enabled: false } }),
    ],
    refused: [
      [managed({}, auto()), 'managedNodeGroups'],
      [selfManaged({}, auto()), 'nodeGroups'],
    ],
  },
  autoModeAddons: {
    source: 'configfile.go NewCreateClusterLoader, known_addons.go HasDefaultNonAutoAddon',
    accepted: [
      auto({}, { addons: [{ name: 'metrics-server' }] }),
      auto({}, { ...CORE, fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }] }] }),
      auto({}, { ...CORE, remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: ['10.1.0.0/16'] }] } }),
      CORE,
    ],
    refused: [[auto({}, CORE), 'addons.0', 'addons.2']],
  },
});
