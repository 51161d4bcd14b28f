import { OUTPOST } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './endpoints.ts';

const endpoints = (clusterEndpoints: object) => ({ vpc: { clusterEndpoints } });

testRules(rules, {
  reachableApiServer: {
    source: 'validation.go ValidateClusterEndpointConfig, defaults.go SetClusterEndpointAccessDefaults',
    accepted: [
      endpoints({ publicAccess: false, privateAccess: true }),
      endpoints({ privateAccess: false }),
      endpoints({}),
      { ...endpoints({ publicAccess: false }), outpost: { controlPlaneOutpostARN: OUTPOST } },
    ],
    refused: [
      [endpoints({ publicAccess: false }), 'vpc.clusterEndpoints'],
      [endpoints({ publicAccess: false, privateAccess: false }), 'vpc.clusterEndpoints'],
    ],
  },
});
