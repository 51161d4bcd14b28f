import { COREDNS_PODS, fargateProfileOf, refusal } from '@nodeless/contracts/placement';
import { specPath } from '@nodeless/core';
import { corednsRestart, KNOWS_COREDNS_LABEL } from '@nodeless/eksctl-schema';
import { nodeGroupViews } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { addonPods } from '../../view/addon-pods.ts';

const CODE = 'fargate/coredns-restart';

/**
 * CoreDNS is older than the Fargate profile that takes it, and profiles take only pods that are made after them. eksctl
 * restarts it for a selector of its namespace; with labels that hangs on the release, or on a person. Nodes that are there from the
 * start would take it meanwhile.
 */
export const corednsRestarts: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'warning',
      title: 'CoreDNS runs on Fargate only when somebody has restarted it',
    },
  ],
  references: [
    'https://github.com/eksctl-io/eksctl/issues/8355',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html',
  ],
  *check(view) {
    const { model, clusterConfig } = view;
    const { profiles } = model.spec.compute.fargate;
    const { eksctl } = model.spec.versions;
    const dns = addonPods(model).find(({ addon }) => addon === 'coredns');
    const profile = dns?.fargateProfile;
    if (dns === undefined || profile === undefined) return;
    const restart = corednsRestart(profiles, eksctl);
    if (restart === 'namespace') return;
    const groups = nodeGroupViews(model.spec, clusterConfig, true);
    if (groups.some((group) => refusal(group, dns.podSpec) === undefined)) return;
    const index = profiles.findIndex(({ name }) => name === profile.name);
    const position = profile.selectors.findIndex(
      (selector) => fargateProfileOf([{ name: profile.name, selectors: [selector] }], dns) !== undefined,
    );
    const path = specPath('cluster', 'compute', 'fargate', 'profiles', index, 'selectors', position);
    const until =
      restart === 'label'
        ? `eksctl restarts it for this label from ${KNOWS_COREDNS_LABEL} on; whatever else makes the profile again leaves the cluster without DNS`
        : `eksctl ${eksctl} does not restart it for this selector, and no name is found until a person does`;
    const message = `CoreDNS is older than the Fargate profile "${profile.name}", which takes only pods that are made after it: ${until}`;
    yield finding(model, path, CODE, message, {
      severity: 'warning',
      hint: `write { namespace: ${COREDNS_PODS.namespace} } without labels, or run kubectl rollout restart deployment/coredns each time that the profile is made`,
    });
  },
};
