import { testRules } from '../testing/rule-cases.ts';
import * as rules from './control-plane.ts';

const range = (serviceNodePortRange: object) => ({ kubeAPIServerConfig: { serviceNodePortRange } });

testRules(rules, {
  nodePortRange: {
    source: 'https://eksctl.io/usage/control-plane-component-config/',
    accepted: [
      range({ minPort: 30_000, maxPort: 32_767 }),
      range({ minPort: 1, maxPort: 1 }),
      range({ maxPort: 1 }),
    ],
    refused: [[range({ minPort: 2, maxPort: 1 }), 'kubeAPIServerConfig.serviceNodePortRange.maxPort']],
  },
});
