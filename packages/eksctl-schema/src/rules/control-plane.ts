import { problem, type ConfigRule } from '../problem.ts';

/** A range has an end after its start. Source: https://eksctl.io/usage/control-plane-component-config/ */
export const nodePortRange: ConfigRule = function* ({ kubeAPIServerConfig }) {
  const { minPort, maxPort } = kubeAPIServerConfig?.serviceNodePortRange ?? {};
  if (minPort === undefined || maxPort === undefined || minPort <= maxPort) return;
  yield problem(
    ['kubeAPIServerConfig', 'serviceNodePortRange', 'maxPort'],
    `maxPort ${maxPort} is below minPort ${minPort}`,
    'write a maxPort that is not below minPort',
  );
};
