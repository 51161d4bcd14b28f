import { testRules } from '../testing/rule-cases.ts';
import * as rules from './gitops.ts';

const flux = (flags: object) => ({ gitops: { flux: { gitProvider: 'github', flags } } });

testRules(rules, {
  fluxFlags: {
    source: 'configfile.go NewCreateClusterLoader',
    accepted: [flux({ owner: 'a', repository: 'b' }), { gitops: {} }],
    refused: [[flux({}), 'gitops.flux.flags']],
  },
});
